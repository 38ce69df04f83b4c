/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.project;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An application in one environment.
 *
 * @param environment dev, staging or prod
 * @param tenant whose data it is
 * @param cluster where it runs; null where that does not matter
 * @param namespace its namespace; null where that does not matter
 * @param thresholds what it is held to in place of its tier's
 */
public record Deployment(
    String environment,
    String tenant,
    @Nullable String cluster,
    @Nullable String namespace,
    Map<Threshold, BigDecimal> thresholds) {}
