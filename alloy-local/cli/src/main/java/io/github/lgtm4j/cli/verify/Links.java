/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.verify;

import java.util.Set;

/** Whether what leads from one signal to another leads somewhere. */
final class Links {
  /** The newest may still be on their way, so some are tried. */
  private static final int TRIED = 5;

  /** Whether a trace id leads to something. */
  private interface Lookup {
    boolean finds(String traceId) throws UnansweredException, InterruptedException;
  }

  private final Result result = new Result("links");

  Result run(
      Result metrics, Result logs, Result traces, LogsCheck logsCheck, TracesCheck tracesCheck)
      throws UnansweredException, InterruptedException {
    link("exemplar to trace", metrics.traceIds(), tracesCheck::has, traces);
    link("line to trace", logs.traceIds(), tracesCheck::has, traces);
    link("trace to lines", traces.traceIds(), logsCheck::hasLinesOf, logs);
    if (result.facts().isEmpty() && result.problems().isEmpty()) {
      result.problem("there is nothing that leads from one signal to another");
    }
    return result;
  }

  private void link(String name, Set<String> traceIds, Lookup lookup, Result to)
      throws UnansweredException, InterruptedException {
    if (traceIds.isEmpty() || !to.isThere()) {
      return;
    }
    int tried = 0;
    for (String traceId : traceIds) {
      if (tried++ == TRIED) {
        break;
      }
      if (lookup.finds(traceId)) {
        result.there(name + " (" + traceId + ")");
        return;
      }
    }
    result.problem(
        name
            + ": none of "
            + Math.min(tried, TRIED)
            + " leads anywhere: do application, agent and sink sample by the same rule?");
  }
}
