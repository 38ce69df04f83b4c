/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import io.github.lgtm4j.cli.syntax.Attribute;
import io.github.lgtm4j.cli.syntax.Block;
import io.github.lgtm4j.cli.syntax.Expression;
import io.github.lgtm4j.cli.syntax.Expression.Field;
import io.github.lgtm4j.cli.syntax.Expression.Fields;
import io.github.lgtm4j.cli.syntax.Expression.Text;
import io.github.lgtm4j.contract.Labels;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What loads, and does not do what it says: the mistakes that only show in what arrives. */
final class Pipelines {
  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([A-Z_][A-Z0-9_]*)}");
  private static final Pattern GROUP = Pattern.compile("\\(\\?P?<([A-Za-z_][A-Za-z0-9_]*)>");
  private static final Pattern SINK =
      Pattern.compile("https?://[^/]*(alloy|sink)[^/]*/api/v1/push");

  /** What these take out of a line is not in the config. */
  private static final Set<String> EXTRACT_ANYTHING =
      Set.of(
          "stage.docker",
          "stage.eventlogmessage",
          "stage.geoip",
          "stage.metrics",
          "stage.pattern",
          "stage.split_json",
          "stage.unpack",
          "stage.windowsevent");

  private final AlloyFile file;
  private final Set<String> labels;
  private final Findings findings;

  /**
   * @param labels those that a line may have when it comes to its first stage: a stage may read
   *     them
   */
  Pipelines(AlloyFile file, Set<String> labels, Findings findings) {
    this.file = file;
    this.labels = labels;
    this.findings = findings;
  }

  /** The labels that the configs give to targets and lines, and those that the contract has. */
  static Set<String> labelsOf(List<AlloyFile> files) {
    Set<String> labels = new TreeSet<>(Labels.RESERVED);
    labels.addAll(List.of("app", "filename", "level", "service_name", "stream"));
    files.stream()
        .flatMap(file -> file.body().allBlocks())
        .forEach(block -> block.body().text("target_label").ifPresent(labels::add));
    return labels;
  }

  void check() {
    file.body().allExpressions().forEach(this::text);
    for (Block block : file.body().allBlocks().toList()) {
      switch (block.name()) {
        case "prometheus.relabel" -> relabel(block);
        case "loki.process" -> stages(block, new TreeSet<>(labels));
        case "prometheus.remote_write" -> remoteWrite(block);
        default -> {}
      }
      if (block.name().equals("rule")) {
        rule(block);
      }
    }
  }

  private void text(Expression expression) {
    if (expression instanceof Text text) {
      Matcher matcher = SUBSTITUTION.matcher(text.value());
      if (matcher.find()) {
        String name = matcher.group(1);
        problem(text, "Alloy does not replace ${" + name + "}: write sys.env(\"" + name + "\")");
      }
    }
  }

  /** Discovery's labels are gone after the scrape. */
  private void relabel(Block relabel) {
    relabel
        .body()
        .blocks("rule")
        .flatMap(rule -> rule.body().attribute("source_labels").stream())
        .flatMap(attribute -> attribute.value().all())
        .filter(source -> source.string().orElse("").startsWith("__meta_"))
        .forEach(
            source ->
                problem(
                    source,
                    source.string().orElseThrow()
                        + " is gone after the scrape: use it in a discovery.relabel before"
                        + " prometheus.scrape"));
  }

  private void rule(Block rule) {
    rule.body().attribute("replacement").stream()
        .map(Attribute::value)
        .filter(value -> value.string().orElse("").contains("{{"))
        .forEach(value -> noTemplate(value, "a replacement"));
    boolean ofName =
        rule.body().attribute("source_labels").stream()
            .flatMap(attribute -> attribute.value().all())
            .anyMatch(source -> source.string().orElse("").equals("__name__"));
    String regex = rule.body().text("regex").orElse("");
    if (ofName && Labels.HIGH_CARDINALITY.stream().anyMatch(regex::contains)) {
      problem(
          rule.body().attribute("regex").orElseThrow().value(),
          "looks for a label in the metric's name, where it never is: use action = \"labeldrop\""
              + " without source_labels");
    }
  }

  private void remoteWrite(Block write) {
    write
        .body()
        .blocks("endpoint")
        .flatMap(endpoint -> endpoint.body().attribute("url").stream())
        .map(Attribute::value)
        .filter(url -> SINK.matcher(url.string().orElse("")).matches())
        .forEach(
            url ->
                problem(
                    url,
                    "an Alloy sink answers 404 to /api/v1/push: its path is /api/v1/metrics/write"));
  }

  /** Goes through the stages in their order, with what they take out of a line. */
  private void stages(Block pipeline, Set<String> extracted) {
    for (Block stage : pipeline.body().blocks()) {
      switch (stage.name()) {
        case "stage.labels" -> labels(stage, extracted);
        case "stage.static_labels" -> staticLabels(stage);
        case "stage.match" -> stages(stage, extracted);
        default -> extract(stage, extracted);
      }
    }
  }

  private static void extract(Block stage, Set<String> extracted) {
    switch (stage.name()) {
      case "stage.json" -> extracted.addAll(keys(stage, "expressions"));
      case "stage.logfmt" -> extracted.addAll(keys(stage, "mapping"));
      case "stage.regex" -> {
        Matcher matcher = GROUP.matcher(stage.body().text("expression").orElse(""));
        while (matcher.find()) {
          extracted.add(matcher.group(1));
        }
      }
      case "stage.template" -> stage.body().text("source").ifPresent(extracted::add);
      case "stage.cri" -> extracted.addAll(List.of("stream", "flags", "timestamp", "content"));
      case "stage.replace" -> {
        extracted.add("*");
      }
      default -> {
        if (EXTRACT_ANYTHING.contains(stage.name())) {
          extracted.add("*");
        }
      }
    }
    boolean isComputed =
        Stream.of("expressions", "mapping", "expression")
            .flatMap(name -> stage.body().attribute(name).stream())
            .anyMatch(
                attribute ->
                    !(attribute.value() instanceof Fields) && attribute.value().string().isEmpty());
    if (isComputed) {
      extracted.add("*");
    }
  }

  private static Set<String> keys(Block stage, String attribute) {
    Set<String> keys = new TreeSet<>();
    stage
        .body()
        .attribute(attribute)
        .filter(found -> found.value() instanceof Fields)
        .ifPresent(found -> ((Fields) found.value()).fields().forEach(f -> keys.add(f.name())));
    return keys;
  }

  private void labels(Block stage, Set<String> extracted) {
    for (Field field : fields(stage)) {
      if (Labels.HIGH_CARDINALITY.contains(field.name())) {
        findings.add(
            file.path(),
            field.at(),
            field.name()
                + " as a label makes a stream for each value: put it in stage.structured_metadata");
      }
      String source = field.value().string().filter(text -> !text.isEmpty()).orElse(field.name());
      boolean isWritten = field.value().string().isPresent() || isNull(field.value());
      boolean isLabel = stage.body().text("source_type").isPresent();
      if (isWritten && !isLabel && !extracted.contains("*") && !extracted.contains(source)) {
        findings.add(
            file.path(),
            field.at(),
            "no stage before this takes "
                + source
                + " out of the line, so that the label "
                + field.name()
                + " stays empty: for a fixed value use stage.static_labels");
      }
    }
  }

  private static boolean isNull(Expression value) {
    return value instanceof Expression.Plain plain && plain.kind() == Expression.Plain.Kind.NULL;
  }

  private void staticLabels(Block stage) {
    for (Field field : fields(stage)) {
      if (field.value().string().orElse("").contains("{{")) {
        noTemplate(field.value(), "a static label");
      }
    }
  }

  private void noTemplate(Expression value, String what) {
    problem(
        value,
        what + " is not a template: the label gets the text " + value.string().orElseThrow());
  }

  private static List<Field> fields(Block stage) {
    return stage
        .body()
        .attribute("values")
        .filter(values -> values.value() instanceof Fields)
        .map(values -> ((Fields) values.value()).fields())
        .orElse(List.of());
  }

  private void problem(Expression at, String text) {
    findings.add(file.path(), at.at(), text);
  }
}
