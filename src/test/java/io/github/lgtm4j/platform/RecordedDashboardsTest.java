/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every query of every dashboard, asked of a real Prometheus and a real Loki that have the
 * recording: no panel is empty by mistake.
 */
class RecordedDashboardsTest {
  private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.*), (\\w+)\\)");

  @TempDir static Path folder;
  private static RecordedStack stack;

  @BeforeAll
  static void start() throws Exception {
    stack = RecordedStack.start(folder);
  }

  @AfterAll
  static void stop() {
    if (stack != null) {
      stack.close();
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyQuery_ofThePanels_returnsSomething(GrafanaDashboard dashboard) throws Exception {
    List<String> empty = new ArrayList<>();
    for (JsonNode panel : dashboard.panels()) {
      for (JsonNode target : panel.path("targets")) {
        if (!isTraceQl(target) && !PanelData.of(stack, dashboard, panel, target).hasValues()) {
          empty.add(
              panel.path("title").asText() + ": " + PanelData.query(dashboard, target, stack));
        }
      }
    }
    assertThat(empty).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyVariable_hasValues(GrafanaDashboard dashboard) throws Exception {
    Interpolation interpolation = PanelData.interpolation(dashboard, stack);
    for (JsonNode variable : dashboard.variables()) {
      if (variable.path("type").asText().equals("query")) {
        Matcher query = LABEL_VALUES.matcher(variable.path("query").path("query").asText());
        assertThat(query.matches()).as("%s", variable).isTrue();
        assertThat(stack.labelValues(interpolation.of(query.group(1)), query.group(2)))
            .as("%s", variable.path("query"))
            .isNotEmpty();
      }
    }
  }

  /** The service graph is drawn of series that Grafana asks for by itself. */
  @Test
  void serviceGraph_hasWhatGrafanaAsks() throws Exception {
    String matchers = "{tenant=\"prod\", application=~\".*\"}";
    for (String series :
        List.of(
            "traces_service_graph_request_total",
            "traces_service_graph_request_failed_total",
            "traces_service_graph_request_server_seconds_sum",
            "traces_service_graph_request_server_seconds_bucket")) {
      assertThat(
              stack.instant("sum by (client, server) (rate(" + series + matchers + "[10m])) > 0"))
          .as(series)
          .isNotEmpty();
    }
    assertThat(stack.instant("count by (client, server) (traces_service_graph_request_total)"))
        .extracting(edge -> edge.path("metric").path("client").asText())
        .contains("storefront");
  }

  /**
   * From a dot in a panel to the line of code, by the links of the data sources, for one tenant.
   */
  @Test
  void exemplarOfAFailedRequest_leadsToItsTrace_itsLines_andItsMetrics() throws Exception {
    JsonNode exemplar = exemplarOfAFailure();
    String trace = exemplar.at("/exemplar/labels/trace_id").asText();
    JsonNode links = GrafanaProvisioning.dataSource("prod-traces").path("jsonData");

    String lines =
        GrafanaProvisioning.unescaped(links.at("/tracesToLogsV2/query"))
            .replace("${__tags}", tags(links.path("tracesToLogsV2"), exemplar.path("series")))
            .replace("${__trace.traceId}", trace);
    assertThat(stack.lokiRange(lines).findValues("values").toString())
        .as(lines)
        .contains(
            trace,
            "IllegalStateException",
            "at io.github.lgtm4j.samples.plain.Shop.error(Shop.java:");
    for (JsonNode query : links.at("/tracesToMetrics/queries")) {
      String promql =
          GrafanaProvisioning.unescaped(query.path("query"))
              .replace("$__tags", tags(links.path("tracesToMetrics"), exemplar.path("series")));
      assertThat(stack.range(promql)).as(promql).isNotEmpty();
    }
  }

  private static JsonNode exemplarOfAFailure() throws Exception {
    for (String line : Files.readAllLines(RecordedStack.RECORDED.resolve("exemplars.jsonl"))) {
      JsonNode exemplar = RecordedStack.JSON.readTree(line);
      if (exemplar.at("/series/http_response_status_code").asText().equals("500")
          && exemplar.at("/series/application").asText().equals("checkout")) {
        return exemplar;
      }
    }
    throw new AssertionError("no exemplar of a failed request was recorded");
  }

  /** As Grafana fills in the tags of a span: each as a matcher. */
  private static String tags(JsonNode link, JsonNode labels) {
    return link.path("tags").findValuesAsText("key").stream()
        .map(tag -> tag + "=\"" + labels.path(tag).asText() + "\"")
        .collect(Collectors.joining(", "));
  }

  /** What docs/dashboards shows; -Dlgtm4j.update=true draws it anew. */
  @ParameterizedTest
  @MethodSource("dashboards")
  void preview_isAsCommitted(GrafanaDashboard dashboard) throws Exception {
    Path file =
        RuleFiles.ROOT
            .resolve("docs/dashboards")
            .resolve(dashboard.uid().replaceFirst("lgtm4j-", "") + ".svg");
    String drawn = Preview.of(stack, dashboard);
    if (Boolean.getBoolean("lgtm4j.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, drawn);
    }
    assertThat(drawn)
        .as("%s: when it is right, -Dlgtm4j.update=true writes it", file)
        .isEqualTo(Files.readString(file));
  }

  static List<GrafanaDashboard> dashboards() throws Exception {
    return GrafanaDashboard.all();
  }

  private static boolean isTraceQl(JsonNode target) {
    return target.path("datasource").path("type").asText().equals("tempo");
  }
}
