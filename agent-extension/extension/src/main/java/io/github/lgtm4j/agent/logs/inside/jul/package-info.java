/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Beside java.util.logging, in the class loader of the JDK. */
@NullMarked
package io.github.lgtm4j.agent.logs.inside.jul;

import org.jspecify.annotations.NullMarked;
