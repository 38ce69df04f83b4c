/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.project;

import java.util.List;

/**
 * What {@code lgtm4j.yaml} says.
 *
 * @param links where an alert leads
 * @param stackTenant the tenant of the stack's own metrics
 * @param legacyNames whether the names of older dashboards are kept alive
 * @param tiers the thresholds of each tier
 * @param applications the applications, in the order of the file
 */
public record Project(
    Links links,
    String stackTenant,
    boolean legacyNames,
    Tiers tiers,
    List<Application> applications) {}
