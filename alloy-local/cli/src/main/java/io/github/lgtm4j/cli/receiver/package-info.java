/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The sink as an Alloy under test sees it: one address for everything, which can fail on request.
 */
@NullMarked
package io.github.lgtm4j.cli.receiver;

import org.jspecify.annotations.NullMarked;
