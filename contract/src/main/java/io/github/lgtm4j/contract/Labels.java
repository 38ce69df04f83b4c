/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Labels that belong to the platform, and labels that nobody should use.
 *
 * @since 0.1.0
 */
public final class Labels {
  /** Set by Alloy at the scrape: an application's own label of that name would be lost. */
  public static final List<String> RESERVED =
      Collections.unmodifiableList(
          Arrays.asList(
              "application",
              "environment",
              "tenant",
              "cluster",
              "team",
              "tier",
              "namespace",
              "pod",
              "container",
              "node",
              "job",
              "instance"));

  /** One series for each user or request is a series too many: Alloy drops these. */
  public static final List<String> HIGH_CARDINALITY =
      Collections.unmodifiableList(
          Arrays.asList("user_id", "session_id", "request_id", "trace_id", "span_id"));

  /** Name patterns of series that a way in adds and that cannot be turned off. */
  public static final List<String> SUPERSET = Collections.singletonList("*_max");

  private Labels() {}
}
