/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.badfixture.internal;

/** Public because Java forces it, and not for others. */
public class Secret {}
