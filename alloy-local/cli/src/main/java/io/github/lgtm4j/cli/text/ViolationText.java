/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.text;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.lgtm4j.sink.telemetry.Violation;
import java.util.ArrayList;
import java.util.List;

/** What the sink refused or flagged, with what to change. */
public final class ViolationText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ViolationText() {}

  /** Two lines for each, or one that says there are none. */
  public static List<String> lines(List<Violation> violations, Palette palette) {
    if (violations.isEmpty()) {
      return List.of(palette.green("Contract and limits: nothing to complain about."));
    }
    long refused = violations.stream().filter(Violation::refused).count();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Contract and limits: "
            + refused
            + " refused, "
            + (violations.size() - refused)
            + " flagged.");
    for (Violation violation : violations) {
      String kind = violation.refused() ? palette.red("refused") : palette.yellow("flagged");
      lines.add(
          "  %s %s (tenant %s, %d times)"
              .formatted(kind, violation.message(), violation.tenant(), violation.count()));
      lines.add("          to do: " + violation.advice());
    }
    return lines;
  }

  /** The same for a program. */
  public static ArrayNode json(List<Violation> violations) {
    ArrayNode all = JSON.createArrayNode();
    for (Violation violation : violations) {
      all.addObject()
          .put("rule", violation.rule())
          .put("tenant", violation.tenant())
          .put("subject", violation.subject())
          .put("message", violation.message())
          .put("advice", violation.advice())
          .put("refused", violation.refused())
          .put("count", violation.count());
    }
    return all;
  }
}
