/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.traces;

import io.github.lgtm4j.contract.sampling.Wildcards;
import io.github.lgtm4j.sdk.config.SignalSettings;
import org.jspecify.annotations.Nullable;

/**
 * Tells probes from requests: nobody reads their traces, and there is one every few seconds for
 * each pod. Thread-safe.
 */
final class Probes {
  private final Wildcards paths;
  private final Wildcards userAgents;

  /** By {@code lgtm.traces.drop-paths} and {@code drop-user-agents}. */
  Probes(SignalSettings settings) {
    paths = new Wildcards(settings.dropPaths());
    userAgents = new Wildcards(settings.dropUserAgents());
  }

  /** Whether this request is a probe. */
  boolean contain(@Nullable String path, @Nullable String userAgent) {
    return (path != null && paths.match(path))
        || (userAgent != null && userAgents.match(userAgent));
  }
}
