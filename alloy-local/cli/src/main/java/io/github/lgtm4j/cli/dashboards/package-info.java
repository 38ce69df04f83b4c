/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Dashboards of {@code platform/dashboards} and what Grafana reads when it starts, for the tenants
 * of a project.
 */
@NullMarked
package io.github.lgtm4j.cli.dashboards;

import org.jspecify.annotations.NullMarked;
