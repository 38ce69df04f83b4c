/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import static io.github.lgtm4j.platform.RecordedStack.RECORDED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Data sources and folders: what Grafana reads, and that the links between them fit the recording.
 */
class ProvisioningTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void files_areWhatGrafanaReads() throws Exception {
    assertThat(
            GrafanaModel.problems(
                "datasources", GrafanaProvisioning.read("datasources/lgtm4j.yaml")))
        .isEmpty();
    assertThat(
            GrafanaModel.problems("providers", GrafanaProvisioning.read("dashboards/lgtm4j.yaml")))
        .isEmpty();
  }

  @Test
  void everyTenant_hasThreeDataSources_withItsHeader() throws Exception {
    Set<String> uids = new TreeSet<>();
    for (JsonNode source : GrafanaProvisioning.dataSources()) {
      String uid = source.path("uid").asText();
      String tenant = uid.replaceFirst("-(metrics|logs|traces)$", "");
      assertThat(uids.add(uid)).as(uid + " is there twice").isTrue();
      assertThat(source.at("/jsonData/httpHeaderName1").asText()).isEqualTo("X-Scope-OrgID");
      assertThat(source.at("/secureJsonData/httpHeaderValue1").asText())
          .isEqualTo(tenant.equals("all") ? "dev|platform|prod|staging" : tenant);
      assertThat(source.path("url").asText()).startsWith("${LGTM_GRAFANA_");
    }
    for (String tenant : List.of("dev", "staging", "prod", "platform", "all")) {
      assertThat(uids).contains(tenant + "-metrics", tenant + "-logs", tenant + "-traces");
    }
    assertThat(uids).hasSize(15);
    assertThat(GrafanaProvisioning.dataSources())
        .filteredOn(source -> source.path("isDefault").asBoolean())
        .singleElement()
        .extracting(source -> source.path("uid").asText())
        .isEqualTo("prod-metrics");
  }

  @Test
  void links_stayInTheTenant() throws Exception {
    for (JsonNode source : GrafanaProvisioning.dataSources()) {
      String uid = source.path("uid").asText();
      String tenant = uid.substring(0, uid.lastIndexOf('-'));
      assertThat(source.findValuesAsText("datasourceUid"))
          .as(uid)
          .isNotEmpty()
          .allMatch(to -> to.startsWith(tenant + "-"))
          .allSatisfy(to -> assertThat(GrafanaProvisioning.dataSource(to)).isNotNull());
    }
    JsonNode traces = GrafanaProvisioning.dataSource("prod-traces").path("jsonData");
    assertThat(traces.at("/tracesToLogsV2/datasourceUid").asText()).isEqualTo("prod-logs");
    assertThat(traces.at("/tracesToMetrics/datasourceUid").asText()).isEqualTo("prod-metrics");
    assertThat(traces.at("/serviceMap/datasourceUid").asText()).isEqualTo("prod-metrics");
  }

  /** Panels name data sources by uid; what a variable stands for is one of the tenants. */
  @Test
  void dataSources_ofDashboards_areThere() throws Exception {
    Set<String> uids = new TreeSet<>();
    GrafanaProvisioning.dataSources().forEach(source -> uids.add(source.path("uid").asText()));
    for (GrafanaDashboard dashboard : GrafanaDashboard.all()) {
      List<String> tenants = tenants(dashboard);
      for (JsonNode reference : dashboard.json().findValues("datasource")) {
        String uid = reference.path("uid").asText();
        for (String tenant : tenants) {
          assertThat(uids).as("%s", dashboard).contains(uid.replace("${tenant}", tenant));
        }
      }
    }
  }

  private static List<String> tenants(GrafanaDashboard dashboard) {
    for (JsonNode variable : dashboard.variables()) {
      if (variable.path("name").asText().equals("tenant")) {
        return List.of(variable.path("query").asText().split(","));
      }
    }
    return List.of("none");
  }

  @Test
  void exemplars_carryTheLabelThatLeadsToTheTrace() throws Exception {
    String label =
        GrafanaProvisioning.dataSource("prod-metrics")
            .at("/jsonData/exemplarTraceIdDestinations/0/name")
            .asText();
    for (String line : Files.readAllLines(RECORDED.resolve("exemplars.jsonl"))) {
      assertThat(JSON.readTree(line).at("/exemplar/labels/" + label).asText())
          .matches("[0-9a-f]{32}");
    }
  }

  /** By the label where there is structured metadata, by the text of the line everywhere. */
  @Test
  void lines_leadToTheirTrace_eitherWay() throws Exception {
    JsonNode fields = GrafanaProvisioning.dataSource("prod-logs").at("/jsonData/derivedFields");
    assertThat(fields).hasSize(2);
    Pattern text = Pattern.compile(fields.at("/1/matcherRegex").asText());
    String label = fields.at("/0/matcherRegex").asText();
    int found = 0;
    for (JsonNode line : recordedLines()) {
      Matcher matcher = text.matcher(line.get(1).asText());
      if (matcher.find()) {
        assertThat(matcher.group(1)).isEqualTo(line.get(2).path(label).asText());
        found++;
      }
    }
    assertThat(found).isGreaterThan(50);
    assertThat(GrafanaProvisioning.unescaped(fields.at("/0/url"))).isEqualTo("${__value.raw}");
  }

  /** Tags that a span has not, or that are no labels of a line, would find nothing. */
  @Test
  void tags_areOnSpansAndLines() throws Exception {
    JsonNode traces = GrafanaProvisioning.dataSource("prod-traces").path("jsonData");
    for (String link : List.of("tracesToLogsV2", "tracesToMetrics")) {
      for (String tag : traces.path(link).findValuesAsText("key")) {
        for (String resource : Files.readAllLines(RECORDED.resolve("spans.jsonl"))) {
          assertThat(JSON.readTree(resource).at("/resource/attributes").findValuesAsText("key"))
              .contains(tag);
        }
        for (String stream : Files.readAllLines(RECORDED.resolve("lines.jsonl"))) {
          assertThat(JSON.readTree(stream).path("stream").has(tag)).as(stream).isTrue();
        }
      }
    }
  }

  private static List<JsonNode> recordedLines() throws Exception {
    List<JsonNode> lines = new ArrayList<>();
    for (String stream : Files.readAllLines(RECORDED.resolve("lines.jsonl"))) {
      lines.addAll(GrafanaDashboard.list(JSON.readTree(stream).path("values")));
    }
    return lines;
  }
}
