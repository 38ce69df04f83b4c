/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The agent's other way of configuration: a YAML file in {@code otel.config.file}. The agent then
 * asks none of its customizers, so what the file leaves out is written into its tree.
 */
@NullMarked
package io.github.lgtm4j.agent.declarative;

import org.jspecify.annotations.NullMarked;
