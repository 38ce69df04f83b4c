/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.telemetry;

import java.util.Map;

/**
 * How full the store is.
 *
 * @param bytes the bytes in use
 * @param maxBytes the budget
 * @param stored records by kind that were stored: span, line, log_record, sample, histogram,
 *     exemplar
 * @param evicted records by kind that were dropped to make room, the oldest first
 */
public record Usage(
    long bytes, long maxBytes, Map<String, Long> stored, Map<String, Long> evicted) {}
