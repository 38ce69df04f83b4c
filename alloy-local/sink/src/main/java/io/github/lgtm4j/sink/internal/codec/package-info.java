/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The bytes of records: written at ingest, read by queries. Not an API: it may change. */
@NullMarked
package io.github.lgtm4j.sink.internal.codec;

import org.jspecify.annotations.NullMarked;
