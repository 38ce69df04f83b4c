/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.project;

import java.util.Map;

/**
 * Where the agents send to, as the settings that say so.
 *
 * @param settings LGTM_SINK_URL and what goes with it, in the order in which they are rendered
 */
public record Sink(Map<String, String> settings) {}
