/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.read;

import io.github.lgtm4j.cli.connection.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which lines are wanted. */
final class LineFilter {
  @Option(
      names = {"-a", "--application"},
      paramLabel = "NAME",
      description = "Of this application.")
  private @Nullable String application;

  @Option(names = "--tenant", paramLabel = "NAME", description = "Of this tenant.")
  private @Nullable String tenant;

  @Option(
      names = {"-l", "--level"},
      split = ",",
      paramLabel = "LEVEL",
      description = "Of these levels: error,warn.")
  private List<String> levels = List.of();

  @Option(names = "--trace", paramLabel = "ID", description = "Of this trace.")
  private @Nullable String trace;

  @Option(names = "--text", paramLabel = "TEXT", description = "With this text in them.")
  private @Nullable String text;

  Query query() {
    Query query =
        Query.none()
            .and("service", application)
            .and("tenant", tenant)
            .and("trace_id", trace)
            .and("text", text);
    for (String level : levels) {
      query = query.and("level", level);
    }
    return query;
  }
}
