/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.size;

/**
 * An application in one environment.
 *
 * @param application its name
 * @param tenant whose data it is
 * @param environment dev, staging or prod
 * @param replicas how many instances run
 * @param requests requests a second, of all instances together
 */
record Workload(
    String application, String tenant, String environment, double replicas, double requests) {}
