/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** How the telemetry of the samples gets to the sink. */
interface Route extends AutoCloseable {
  /** What an application has to know. */
  Map<String, String> variables(Sample sample);

  /** A line that an application has written. */
  void line(Sample sample, String line);

  /** A page of metrics that is to be read from now on. */
  void scrape(Sample sample, URI page) throws IOException;

  @Override
  void close() throws IOException;
}
