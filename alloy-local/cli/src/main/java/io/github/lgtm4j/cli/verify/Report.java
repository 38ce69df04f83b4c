/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.verify;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What a person reads. */
final class Report {
  private final Subject subject;
  private final List<Result> results;

  Report(Subject subject, List<Result> results) {
    this.subject = subject;
    this.results = results;
  }

  void print(PrintWriter out) {
    String labels =
        subject.labels().entrySet().stream()
            .map(label -> label.getKey() + "=" + label.getValue())
            .collect(Collectors.joining(" "));
    Duration period = Duration.between(subject.since(), subject.until());
    out.println(labels + " in tenant " + subject.tenant() + ", the last " + Subject.told(period));
    for (Result result : results) {
      out.printf("%-8s %-8s %s%n", result.signal(), result.verdict(), first(result.facts()));
      result.facts().stream().skip(1).forEach(fact -> out.printf("%18s%s%n", "", fact));
      result.problems().forEach(problem -> out.printf("%18s%s%n", "! ", problem));
    }
    out.flush();
  }

  private static String first(List<String> facts) {
    return facts.isEmpty() ? "" : facts.get(0);
  }

  /** One line while it is asked again. */
  static void progress(List<Result> results, PrintWriter err) {
    err.println(
        results.stream()
            .map(result -> result.signal() + " " + result.verdict())
            .collect(Collectors.joining(", ", "Not yet: ", "")));
    err.flush();
  }
}
