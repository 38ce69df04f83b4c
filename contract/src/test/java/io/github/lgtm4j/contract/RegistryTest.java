/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract;

import static io.github.lgtm4j.contract.Drift.assertSame;
import static io.github.lgtm4j.contract.Registry.lgtm;
import static io.github.lgtm4j.contract.Registry.name;
import static io.github.lgtm4j.contract.Registry.text;
import static io.github.lgtm4j.contract.Registry.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The YAML and the constants are one truth: each test fails with the entry that differs. */
class RegistryTest {
  @Test
  void settings_ofTheFile_areTheEnum() {
    List<String> file =
        list(Registry.yaml("settings.yaml").get("settings")).stream()
            .map(setting -> text(setting, "key") + " = " + setting.path("default").asText(null))
            .toList();

    assertSame(
        Arrays.stream(Setting.values()).map(s -> s.key() + " = " + s.defaultValue()).toList(),
        file);
  }

  @Test
  void settings_ofTheIdentity_areSettings() {
    List<String> keys = Arrays.stream(Setting.values()).map(Setting::key).toList();

    assertThat(Registry.definitions())
        .filteredOn(attribute -> lgtm(attribute, "setting").isTextual())
        .hasSize(6)
        .allSatisfy(attribute -> assertThat(lgtm(attribute, "setting").asText()).isIn(keys));
  }

  @Test
  void variables_ofAllSettings_areCapitalsWithUnderscores() {
    assertThat(Setting.ENVIRONMENT.variable()).isEqualTo("LGTM_ENVIRONMENT");
    assertThat(Setting.values())
        .extracting(Setting::variable)
        .doesNotHaveDuplicates()
        .allMatch(variable -> variable.matches("LGTM_[A-Z_]+"));
  }

  @Test
  void logFields_ofTheFile_areTheEnumInOrder() {
    assertSame(
        Arrays.stream(LogField.values()).map(LogField::key).toList(),
        Registry.logFields().stream().map(Registry::name).toList());
  }

  @Test
  void logFields_ofTheIdentity_areLogFields() {
    List<String> file =
        Registry.definitions().stream()
            .map(attribute -> lgtm(attribute, "log_field").asText(""))
            .filter(field -> !field.isEmpty())
            .toList();

    assertThat(file).containsExactly("application", "environment", "tenant");
    assertThat(Registry.logFields()).extracting(Registry::name).containsAll(file);
  }

  @Test
  void metrics_ofTheFile_areTheConstants() {
    assertSame(
        Metrics.ALL.stream().map(RegistryTest::line).toList(),
        Registry.metrics().stream().map(RegistryTest::line).toList());
  }

  @Test
  void metricAttributes_ofTheFile_areRequiredOrRecommended() {
    assertThat(Registry.attributes(Registry.metrics()))
        .extracting(attribute -> text(attribute, "requirement_level"))
        .containsOnly("required", "recommended");
  }

  @Test
  void metrics_ofTheConstants_areAllInTheList() {
    assertSame(
        constants(Metrics.class, Metric.class),
        Metrics.ALL.stream().map(Metric::toString).toList());
  }

  @Test
  void metrics_ofTheFile_haveIdsOfTheirNames() {
    assertThat(Registry.metrics())
        .allSatisfy(
            metric ->
                assertThat(text(metric, "id")).isEqualTo("metric." + text(metric, "metric_name")));
  }

  @Test
  void bounds_ofAllMetrics_riseAndStandOnHistogramsOnly() {
    assertThat(Metrics.ALL)
        .allSatisfy(
            metric -> {
              assertThat(metric.bounds()).isSorted().doesNotHaveDuplicates();
              assertThat(metric.bounds().isEmpty())
                  .isEqualTo(metric.instrument() != Metric.Instrument.HISTOGRAM);
            });
  }

  @Test
  void prometheusNames_ofAllMetrics_followTheUnitAndTheInstrument() {
    assertThat(Metrics.HTTP_SERVER_REQUEST_DURATION.prometheusName())
        .isEqualTo("http_server_request_duration_seconds");
    assertThat(Metrics.JVM_CPU_TIME.prometheusName()).isEqualTo("jvm_cpu_time_seconds_total");
    assertThat(Metrics.JVM_MEMORY_USED.prometheusName()).isEqualTo("jvm_memory_used_bytes");
    assertThat(Metrics.JVM_CLASS_COUNT.prometheusName()).isEqualTo("jvm_class_count");
    assertThat(Metrics.ALL).extracting(Metric::prometheusName).doesNotHaveDuplicates();
  }

  @Test
  void labels_ofAMetric_areItsAttributesWithUnderscores() {
    assertThat(Metrics.DB_CLIENT_CONNECTION_COUNT.requiredLabels())
        .containsExactly("db_client_connection_pool_name", "db_client_connection_state");
    assertThat(Metrics.DB_CLIENT_CONNECTION_COUNT.optionalLabels())
        .containsExactly("db_namespace", "db_system_name");
  }

  @Test
  void labels_ofAllMetrics_areNeitherReservedNorOfHighCardinality() {
    List<String> labels =
        Metrics.ALL.stream()
            .flatMap(m -> Stream.of(m.requiredLabels(), m.optionalLabels()))
            .flatMap(List::stream)
            .toList();

    assertThat(labels)
        .doesNotContainAnyElementsOf(Labels.RESERVED)
        .doesNotContainAnyElementsOf(Labels.HIGH_CARDINALITY);
  }

  @Test
  void resourceAttributes_ofTheFile_areTheConstantsInOrder() {
    assertSame(
        constants(ResourceAttributes.class, String.class),
        Registry.resource().stream().map(Registry::name).toList());
  }

  @Test
  void targetInfo_ofTheFile_isTheAllowListInOrder() {
    List<String> file =
        Registry.resource().stream()
            .filter(attribute -> lgtm(attribute, "target_info").asBoolean())
            .map(Registry::name)
            .toList();

    assertSame(ResourceAttributes.TARGET_INFO, file);
    assertThat(ResourceAttributes.TARGET_INFO).doesNotContain("process.command_line");
  }

  @Test
  void otherNames_ofAnAttribute_areAttributes() {
    List<String> names = Registry.resource().stream().map(Registry::name).toList();

    assertThat(Registry.resource())
        .allSatisfy(attribute -> assertThat(names).containsAll(texts(lgtm(attribute, "also"))));
  }

  @Test
  void labels_ofTheFile_areTheConstants() {
    JsonNode file = Registry.yaml("labels.yaml");

    assertSame(Labels.RESERVED, texts(file.get("reserved")));
    assertSame(Labels.HIGH_CARDINALITY, texts(file.get("high_cardinality")));
    assertSame(
        Labels.SUPERSET, list(file.get("superset")).stream().map(s -> text(s, "name")).toList());
  }

  @Test
  void labels_thatAlloyAdds_areReserved() {
    List<String> added =
        Registry.resource().stream()
            .map(attribute -> lgtm(attribute, "label").asText(""))
            .filter(label -> !label.isEmpty())
            .toList();

    assertThat(Labels.RESERVED).containsAll(added);
  }

  @Test
  void ids_ofTheRegistry_areUnique() {
    assertThat(Registry.groups().stream().map(group -> text(group, "id")).toList())
        .doesNotHaveDuplicates();
    assertThat(Registry.definitions().stream().map(Registry::name).toList())
        .doesNotHaveDuplicates();
  }

  @Test
  void references_ofTheRegistry_resolve() {
    List<String> defined = Registry.definitions().stream().map(Registry::name).toList();

    assertThat(Registry.attributes(Registry.groups()).stream().map(Registry::name).toList())
        .filteredOn(name -> !defined.contains(name))
        .as("referred to, but not defined")
        .isEmpty();
  }

  private static String line(Metric metric) {
    return metric.name()
        + (" " + metric.instrument().name().toLowerCase(Locale.ROOT) + " " + metric.unit())
        + (" required " + metric.requiredAttributes())
        + (" recommended " + metric.optionalAttributes())
        + (" bounds " + metric.bounds());
  }

  private static String line(JsonNode metric) {
    List<Double> bounds = list(lgtm(metric, "bounds")).stream().map(JsonNode::asDouble).toList();
    return text(metric, "metric_name")
        + (" " + text(metric, "instrument") + " " + text(metric, "unit"))
        + (" required " + attributes(metric, "required"))
        + (" recommended " + attributes(metric, "recommended"))
        + (" bounds " + bounds);
  }

  private static List<String> attributes(JsonNode metric, String level) {
    return Registry.attributes(List.of(metric)).stream()
        .filter(attribute -> text(attribute, "requirement_level").equals(level))
        .map(Registry::name)
        .toList();
  }

  private static List<String> constants(Class<?> holder, Class<?> type) {
    return Arrays.stream(holder.getFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == type)
        .map(RegistryTest::read)
        .toList();
  }

  private static String read(Field field) {
    try {
      return String.valueOf(field.get(null));
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static List<JsonNode> list(JsonNode nodes) {
    return StreamSupport.stream(nodes.spliterator(), false).toList();
  }
}
