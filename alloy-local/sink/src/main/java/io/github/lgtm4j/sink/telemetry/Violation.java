/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.telemetry;

import java.time.Instant;

/**
 * Something that production would refuse or that the contract forbids, and what to do about it.
 *
 * @param rule the name of the rule, such as {@code line-too-long}
 * @param tenant the tenant
 * @param subject who or what broke it: a service, a stream, a metric
 * @param message what is wrong: the text that the real product answers, where there is one
 * @param advice what to change
 * @param refused true if it was refused, false if it was only flagged
 * @param count how often
 * @param first when it was seen first
 * @param last when it was seen last
 */
public record Violation(
    String rule,
    String tenant,
    String subject,
    String message,
    String advice,
    boolean refused,
    long count,
    Instant first,
    Instant last) {}
