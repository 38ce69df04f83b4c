/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.query;

import java.util.Set;

/**
 * What a tenant has sent and is still held.
 *
 * @param tenant the tenant
 * @param services who sent it: services of spans, applications of lines
 * @param spans how many spans
 * @param lines how many log lines
 * @param samples how many samples and native histograms
 * @param series how many series they are of
 * @param newest when the newest of it arrived, in milliseconds since the epoch
 */
public record TenantContents(
    String tenant,
    Set<String> services,
    long spans,
    long lines,
    long samples,
    long series,
    long newest) {}
