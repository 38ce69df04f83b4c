/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.verify;

import java.util.ArrayList;
import java.util.List;

/** Asks all three, and follows what leads from one to another. */
final class Stack {
  /** How one of the three is found; Grafana has to be asked for it. */
  interface Finder {
    Source find() throws UnansweredException, InterruptedException;
  }

  private interface Check {
    Result run() throws UnansweredException, InterruptedException;
  }

  private final Finder metrics;
  private final Finder logs;
  private final Finder traces;

  Stack(Finder metrics, Finder logs, Finder traces) {
    this.metrics = metrics;
    this.logs = logs;
    this.traces = traces;
  }

  /** What each has; one that does not answer leaves the others their answers. */
  List<Result> verify(Subject subject) throws InterruptedException {
    List<Result> results = new ArrayList<>();
    Result inMetrics = run("metrics", () -> new MetricsCheck(metrics.find(), subject).run());
    Result inLogs = run("logs", () -> new LogsCheck(logs.find(), subject).run());
    Result inTraces = run("traces", () -> new TracesCheck(traces.find(), subject).run());
    results.add(inMetrics);
    results.add(inLogs);
    results.add(inTraces);
    results.add(
        run(
            "links",
            () ->
                new Links()
                    .run(
                        inMetrics,
                        inLogs,
                        inTraces,
                        new LogsCheck(logs.find(), subject),
                        new TracesCheck(traces.find(), subject))));
    return results;
  }

  private static Result run(String signal, Check check) throws InterruptedException {
    try {
      return check.run();
    } catch (UnansweredException e) {
      Result unanswered = new Result(signal);
      unanswered.problem(String.valueOf(e.getMessage()));
      return unanswered;
    }
  }
}
