/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract;

import static io.github.lgtm4j.contract.Registry.lgtm;
import static io.github.lgtm4j.contract.Registry.name;
import static io.github.lgtm4j.contract.Registry.text;
import static io.github.lgtm4j.contract.Registry.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The reference page and the README's table are rendered from the data, so they cannot go stale.
 */
class ReferencePageTest {
  private static final String PAGE = "docs/reference/contract.md";
  private static final String README = "contract/README.md";
  private static final String TABLE_STARTS = "<!-- identity: rendered by ReferencePageTest -->\n";
  private static final String TABLE_ENDS = "<!-- end -->\n";

  @Test
  void referencePage_renderedFromTheData_isTheFile() throws IOException {
    Golden.assertMatches(PAGE, page());
  }

  /** The README is written by hand around the one table. */
  @Test
  void identityTable_renderedFromTheData_standsInTheReadme() throws IOException {
    String readme = Files.readString(Golden.root().resolve(README));

    int start = readme.indexOf(TABLE_STARTS) + TABLE_STARTS.length();
    String rest = readme.substring(readme.indexOf(TABLE_ENDS));
    Golden.assertMatches(README, readme.substring(0, start) + identity() + rest);
  }

  private static String page() {
    return """
        # The telemetry contract

        What arrives from an application, whichever way in it came. Rendered by `ReferencePageTest` from the
        registry in `contract/`; `mvn verify -pl contract -am -Dlgtm4j.update=true` writes it anew.

        ## Settings

        The same setting is the system property in the first column and the environment variable in the second.

        %s
        ## Identity

        Longer values are refused; lengths are in characters. A value that is refused is not taken from a lower source instead.

        %s
        ## Resource attributes

        %s
        ## Metrics

        Prometheus' names and labels. A label in *italics* is not on every series.

        %s
        ### Buckets

        %s
        ### Labels

        %s
        Reserved for Alloy, which adds them at the scrape: %s.

        Dropped by Alloy, because each value is a series of its own: %s.

        Beyond the contract, and not to be turned off: %s

        ## Log fields

        In this order. Key-value pairs, structured arguments and MDC stand flat, with their types kept, between
        `markers` and `exception`.

        %s"""
        .formatted(
            settings(),
            identity(),
            resource(),
            metrics(),
            bounds(),
            attributes(),
            codes(Labels.RESERVED),
            codes(Labels.HIGH_CARDINALITY),
            superset(),
            logFields());
  }

  private static String settings() {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode setting : Registry.yaml("settings.yaml").get("settings")) {
      String key = text(setting, "key");
      rows.add(
          List.of(
              code(key),
              code(variable(key)),
              text(setting, "type"),
              code(text(setting, "default")),
              text(setting, "brief")));
    }
    return table(List.of("Property", "Variable", "Type", "Default", "Meaning"), rows);
  }

  private static String identity() {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode attribute : Registry.resource()) {
      if (lgtm(attribute, "setting").isTextual()) {
        String setting = lgtm(attribute, "setting").asText();
        List<String> attributes = new ArrayList<>(List.of(name(attribute)));
        attributes.addAll(texts(lgtm(attribute, "also")));
        rows.add(
            List.of(
                code(setting) + ", " + code(variable(setting)),
                codes(attributes),
                code(lgtm(attribute, "label").asText("")),
                code(lgtm(attribute, "log_field").asText("")),
                values(attribute),
                lgtm(attribute, "max_length").asText()));
      }
    }
    return table(
        List.of("Setting", "Resource attribute", "Label", "Log field", "Values", "At most"), rows);
  }

  private static String resource() {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode attribute : Registry.resource()) {
      rows.add(
          List.of(
              code(name(attribute)),
              codes(texts(lgtm(attribute, "variables"))),
              code(lgtm(attribute, "label").asText("")),
              lgtm(attribute, "target_info").asBoolean() ? "yes" : "",
              text(attribute, "brief")));
    }
    return table(List.of("Attribute", "Variables", "Label", "`target_info`", "Meaning"), rows);
  }

  private static String metrics() {
    List<List<String>> rows = new ArrayList<>();
    for (Metric metric : Metrics.ALL) {
      rows.add(
          List.of(
              code(metric.prometheusName()),
              metric.instrument().prometheusType(),
              code(metric.unit()),
              labels(metric),
              text(Registry.group("metric." + metric.name()), "brief")));
    }
    return table(List.of("Metric", "Type", "Unit", "Labels", "Meaning"), rows);
  }

  private static String bounds() {
    List<List<String>> rows = new ArrayList<>();
    for (Metric metric : Metrics.ALL) {
      if (!metric.bounds().isEmpty()) {
        String bounds =
            metric.bounds().stream()
                .map(ReferencePageTest::number)
                .collect(Collectors.joining(" "));
        rows.add(List.of(code(metric.prometheusName()), bounds));
      }
    }
    return table(List.of("Histogram", "Upper bounds, `+Inf` last"), rows);
  }

  private static String attributes() {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode attribute : Registry.group("registry.lgtm.metric_attributes").get("attributes")) {
      rows.add(
          List.of(
              code(name(attribute).replace('.', '_')),
              codes(texts(attribute.path("examples"))),
              text(attribute, "brief")));
    }
    return table(List.of("Label", "Examples", "Meaning"), rows);
  }

  private static String superset() {
    List<String> lines = new ArrayList<>();
    Registry.yaml("labels.yaml")
        .get("superset")
        .forEach(series -> lines.add(code(text(series, "name")) + ". " + text(series, "reason")));
    return String.join(" ", lines);
  }

  private static String logFields() {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode field : Registry.logFields()) {
      JsonNode definition = Registry.definition(name(field));
      JsonNode type = definition.get("type");
      rows.add(
          List.of(
              code(name(field)),
              type.isTextual() ? type.asText() : codes(members(type)),
              field.path("requirement_level").path("conditionally_required").asText("always"),
              text(definition, "brief")));
    }
    return table(List.of("Field", "Type", "When", "Meaning"), rows);
  }

  private static String labels(Metric metric) {
    List<String> labels = new ArrayList<>();
    metric.requiredLabels().forEach(label -> labels.add(code(label)));
    metric.optionalLabels().forEach(label -> labels.add("*" + code(label) + "*"));
    return String.join(", ", labels);
  }

  /** The members of an enumeration with their other names; any text where there are none. */
  private static String values(JsonNode attribute) {
    List<String> values = new ArrayList<>();
    for (JsonNode member : attribute.path("type").path("members")) {
      List<String> aliases = texts(lgtm(member, "aliases"));
      String value = code(text(member, "value"));
      values.add(aliases.isEmpty() ? value : value + " (" + codes(aliases) + ")");
    }
    if (values.isEmpty()) {
      String pattern = lgtm(attribute, "pattern").asText("");
      return pattern.isEmpty()
          ? "any"
          : code(pattern) + " except " + codes(texts(lgtm(attribute, "except")));
    }
    return String.join(", ", values);
  }

  private static List<String> members(JsonNode type) {
    List<String> members = new ArrayList<>();
    type.get("members").forEach(member -> members.add(text(member, "value")));
    return members;
  }

  private static String table(List<String> head, List<List<String>> rows) {
    StringBuilder table = new StringBuilder(row(head));
    table.append(row(head.stream().map(column -> "---").toList()));
    rows.forEach(row -> table.append(row(row)));
    return table.toString();
  }

  private static String row(List<String> cells) {
    String row =
        cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | "));
    return ("| " + row + " |\n").replace("|  |", "| |").replace("|  |", "| |");
  }

  private static String variable(String key) {
    return Arrays.stream(Setting.values())
        .filter(setting -> setting.key().equals(key))
        .map(Setting::variable)
        .findFirst()
        .orElseThrow(() -> new AssertionError(key + " is no Setting"));
  }

  private static String number(double bound) {
    return bound == Math.rint(bound) ? String.valueOf((long) bound) : String.valueOf(bound);
  }

  private static String codes(List<String> texts) {
    return texts.stream().map(ReferencePageTest::code).collect(Collectors.joining(", "));
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }
}
