/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Who this process is: from settings, variables and the container it runs in, with every problem.
 */
@NullMarked
package io.github.lgtm4j.contract.identity;

import org.jspecify.annotations.NullMarked;
