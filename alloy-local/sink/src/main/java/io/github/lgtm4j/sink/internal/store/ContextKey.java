/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.store;

/** Where a context is stored: a key for those who cache what they decoded from it. */
public record ContextKey(Object segment, int generation, int at) {}
