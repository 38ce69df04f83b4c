/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The commands on Alloy configs: testing one with a real Alloy, and rendering the tenants' file.
 */
@NullMarked
package io.github.lgtm4j.cli.config;

import org.jspecify.annotations.NullMarked;
