/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dashboards as Grafana reads them: the model, and what every one of ours has. */
class DashboardsTest {
  private static final Path CHECK = RuleFiles.PLATFORM.resolve("grafana/check/check.sh");

  /** Of Grafana's units; another is shown as a suffix, which is never meant. */
  private static final Set<String> UNITS =
      Set.of("none", "short", "percentunit", "s", "bytes", "Bps", "reqps", "ops", "cps", "cpm");

  @ParameterizedTest
  @MethodSource("dashboards")
  void dashboard_isOfGrafanasModel(GrafanaDashboard dashboard) throws Exception {
    assertThat(GrafanaModel.problems("dashboard", dashboard.json())).isEmpty();
  }

  @Test
  void model_refusesWhatGrafanaDoesNotKnow() throws Exception {
    ObjectNode broken = dashboards().get(0).json().deepCopy();
    broken.put("titel", "a slip").remove("title");
    ((ObjectNode) broken.at("/panels/1")).put("type", "grph");
    ((ObjectNode) broken.at("/panels/1/gridPos")).put("x", "left");
    ((ObjectNode) broken.at("/panels/1/fieldConfig/defaults")).put("unit", "");

    assertThat(GrafanaModel.problems("dashboard", broken))
        .containsExactlyInAnyOrder(
            " has no title",
            " must not have titel",
            "/panels/1/type must be row|timeseries|stat|table|logs|heatmap|nodeGraph, not \"grph\"",
            "/panels/1/gridPos/x must be number, not \"left\"",
            "/panels/1/fieldConfig/defaults/unit must be text, not \"\"");
  }

  /** The types of Grafana's own package, and the grammars of PromQL, LogQL and TraceQL. */
  @Test
  void dashboards_fitWhatGrafanaPublishes() throws Exception {
    Tool.named("node");
    assumeTrue(
        Files.isDirectory(RuleFiles.ROOT.resolve("target/grafana-check/node_modules")),
        "platform/grafana/check/check.sh brings Grafana's packages");

    assertThat(new Tool(CHECK).run(List.of())).contains("11 dashboards", ": 0 problems");
  }

  @Test
  void checkAgainstGrafanasPackages_findsMistakes(@TempDir Path folder) throws Exception {
    Tool.named("node");
    assumeTrue(
        Files.isDirectory(RuleFiles.ROOT.resolve("target/grafana-check/node_modules")),
        "platform/grafana/check/check.sh brings Grafana's packages");
    ObjectNode broken = dashboard("lgtm4j-traces").json().deepCopy();
    broken.put("titel", "a slip");
    for (JsonNode target : broken.findParents("query")) {
      if (target.has("tableType")) {
        ((ObjectNode) target).put("query", "{status = error && }");
      }
    }
    Files.writeString(folder.resolve("broken.json"), broken.toString());

    Process check =
        new ProcessBuilder(CHECK.toString(), folder.toString()).redirectErrorStream(true).start();
    String said = new String(check.getInputStream().readAllBytes());

    assertThat(check.waitFor()).as(said).isEqualTo(1);
    assertThat(said)
        .contains("Traces with an error: not tempo's query language after")
        .contains("'\"titel\"' does not exist");
  }

  @Test
  void uids_areThoseThatAlertsLeadTo() throws Exception {
    Map<String, Object> named = RuleFiles.yaml(RuleFiles.PLATFORM.resolve("dashboards.yaml"));

    assertThat(dashboards())
        .extracting(GrafanaDashboard::uid)
        .containsExactlyInAnyOrderElementsOf(named.keySet());
    for (GrafanaDashboard dashboard : dashboards()) {
      assertThat(dashboard.file()).hasFileName(dashboard.uid() + ".json");
    }
  }

  /** A variable that a link sets and the dashboard has not is silently dropped by Grafana. */
  @Test
  void links_ofAlerts_setVariablesThatAreThere() throws Exception {
    List<Map<String, Object>> alerts = new ArrayList<>(RuleFiles.alerts(RuleFiles.metrics()));
    alerts.addAll(RuleFiles.alerts(RuleFiles.logs()));
    for (Map<String, Object> alert : alerts) {
      String url = ((Map<?, ?>) alert.get("annotations")).get("dashboard_url").toString();
      var link = Pattern.compile("/d/([a-z0-9-]+)").matcher(url);
      assertThat(link.find()).as(url).isTrue();
      Set<String> names = names(dashboard(link.group(1)));
      assertThat(Pattern.compile("var-(\\w+)=").matcher(url).results().map(one -> one.group(1)))
          .as("%s leads to %s", alert.get("alert"), url)
          .isSubsetOf(names);
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyPanel_hasATitleAUnitAndADescription(GrafanaDashboard dashboard) {
    Set<Integer> ids = new HashSet<>();
    Set<String> titles = new HashSet<>();
    for (JsonNode panel : dashboard.panels()) {
      String title = panel.path("title").asText();
      assertThat(title).isNotBlank();
      assertThat(titles.add(title)).as("two panels are called " + title).isTrue();
      assertThat(panel.path("description").asText()).as(title).matches("(?s)[A-Z0-9].{9,}[.]");
      assertThat(UNITS).as(title).contains(panel.at("/fieldConfig/defaults/unit").asText());
      assertThat(panel.path("targets")).as(title).isNotEmpty();
    }
    for (JsonNode panel : dashboard.everything()) {
      assertThat(ids.add(panel.path("id").asInt())).as("%s", panel.path("title")).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void panels_doNotOverlap(GrafanaDashboard dashboard) {
    Set<String> taken = new HashSet<>();
    for (JsonNode panel : dashboard.everything()) {
      JsonNode at = panel.path("gridPos");
      assertThat(at.path("x").asInt() + at.path("w").asInt()).isLessThanOrEqualTo(24);
      for (int x = 0; x < at.path("w").asInt(); x++) {
        for (int y = 0; y < at.path("h").asInt(); y++) {
          String cell = (at.path("x").asInt() + x) + ":" + (at.path("y").asInt() + y);
          assertThat(taken.add(cell)).as("%s at %s", panel.path("title"), cell).isTrue();
        }
      }
    }
  }

  /** A variable offers what belongs to the ones before it, and every query minds what is chosen. */
  @ParameterizedTest
  @MethodSource("dashboards")
  void variables_areChained(GrafanaDashboard dashboard) {
    List<String> before = new ArrayList<>();
    for (JsonNode variable : dashboard.variables()) {
      String name = variable.path("name").asText();
      if (variable.path("type").asText().equals("query")) {
        String query = variable.path("query").path("query").asText();
        for (String earlier : before) {
          assertThat(query).as(name).contains("$" + earlier);
        }
      }
      if (!variable.path("type").asText().equals("textbox")) {
        before.add(name);
      }
    }
    if (dashboard.file().getParent().endsWith("applications")) {
      assertThat(before).startsWith("tenant", "environment", "cluster", "application");
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyVariable_isUsed_andEveryVariableThatIsUsedIsThere(GrafanaDashboard dashboard) {
    Set<String> used = new TreeSet<>();
    String text = dashboard.json().path("panels").toString() + dashboard.json().path("templating");
    Pattern.compile("\\$\\{?([a-z]\\w*)")
        .matcher(text)
        .results()
        .forEach(one -> used.add(one.group(1)));

    assertThat(names(dashboard)).isEqualTo(used);
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void links_leadToDashboardsThatAreThere(GrafanaDashboard dashboard) throws Exception {
    Set<String> uids = new TreeSet<>();
    dashboards().forEach(any -> uids.add(any.uid()));
    for (JsonNode url : dashboard.json().findValues("url")) {
      assertThat(url.asText()).startsWith("/d/");
      assertThat(uids).contains(url.asText().replaceFirst("/d/([a-z0-9-]+)[?].*", "$1"));
    }
  }

  static List<GrafanaDashboard> dashboards() throws Exception {
    return GrafanaDashboard.all();
  }

  private static GrafanaDashboard dashboard(String uid) throws Exception {
    return dashboards().stream().filter(any -> any.uid().equals(uid)).findFirst().orElseThrow();
  }

  private static Set<String> names(GrafanaDashboard dashboard) {
    Set<String> names = new TreeSet<>();
    dashboard.variables().forEach(variable -> names.add(variable.path("name").asText()));
    return names;
  }
}
