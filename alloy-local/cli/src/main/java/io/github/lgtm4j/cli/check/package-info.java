/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * {@code config check}: what is wrong with a folder of configs and manifests, without running them.
 */
@NullMarked
package io.github.lgtm4j.cli.check;

import org.jspecify.annotations.NullMarked;
