/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.verify;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.lgtm4j.cli.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** On answers as Prometheus 2.42, Loki 3.7 and Tempo 2.10 gave them to {@link RealStackTest}. */
class VerifyTest {
  private static final String TRACE = "0af7651916cd43dd84f9eb211c80319c";
  private static final String IDENTITY =
      "\"application\":\"checkout\",\"environment\":\"prod\",\"tenant\":\"team-a\","
          + "\"cluster\":\"eu-1\",\"namespace\":\"shop\",\"team\":\"payments\",\"tier\":\"tier1\"";

  @RegisterExtension
  private final WireMockExtension stack =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  @TempDir Path folder;

  private String printed = "";

  @BeforeEach
  void everythingIsThere() {
    stub("", "");
  }

  @Test
  void applicationThatArrived_isShownWithItsLabelsAndLinks() {
    assertThat(verify()).isEqualTo(ExitCode.OK);

    assertThat(printed.replaceAll("newest [0-9]+ s", "newest 9 s"))
        .isEqualTo(
            """
            application=checkout environment=prod in tenant team-a, the last 60 min
            metrics  ok       214 series, the newest 9 s old
                              1 target
                              cluster=eu-1 namespace=shop tenant=team-a team=payments tier=tier1
                              1 exemplar
            logs     ok       2 lines, the newest 9 s old
                              cluster=eu-1 namespace=shop tenant=team-a team=payments tier=tier1
            traces   ok       1 trace, the newest 9 s old
                              cluster=eu-1 namespace=shop tenant=team-a team=payments tier=tier1
            links    ok       exemplar to trace (%1$s)
                              line to trace (%1$s)
                              trace to lines (%1$s)
            """
                .formatted(TRACE));
    stack.verify(
        getRequestedFor(urlPathEqualTo("/api/search"))
            .withHeader("X-Scope-OrgID", equalTo("team-a")));
  }

  @Test
  void grafana_withOneSourceOfEach_isAskedThroughItsProxy() throws IOException {
    stack.stubFor(
        get(urlPathEqualTo("/api/datasources"))
            .willReturn(
                okJson(
                    """
                    [{"uid": "m", "type": "prometheus", "name": "Mimir"},
                     {"uid": "l", "type": "loki", "name": "Loki"},
                     {"uid": "t", "type": "tempo", "name": "Tempo"}]
                    """)));
    stub("/api/datasources/proxy/uid/m", "/api/datasources/proxy/uid/l");
    traces("/api/datasources/proxy/uid/t");
    Path token = folder.resolve("token");
    Files.writeString(token, "glsa_abc\n");

    assertThat(
            run(
                "checkout",
                "--environment",
                "prod",
                "--tenant",
                "team-a",
                "--grafana",
                stack.baseUrl(),
                "--token-file",
                token.toString()))
        .isEqualTo(ExitCode.OK);

    stack.verify(
        getRequestedFor(urlPathMatching("/api/datasources/proxy/uid/l/.*"))
            .withHeader("Authorization", equalTo("Bearer glsa_abc")));
  }

  @Test
  void grafana_withTwoSourcesOfAType_asksForAName() {
    stack.stubFor(
        get(urlPathEqualTo("/api/datasources"))
            .willReturn(
                okJson(
                    """
                    [{"uid": "m1", "type": "prometheus", "name": "Mimir (dev)"},
                     {"uid": "m2", "type": "prometheus", "name": "Mimir (ops)"}]
                    """)));

    assertThat(run("checkout", "--environment", "prod", "--grafana", stack.baseUrl()))
        .isEqualTo(ExitCode.NOT_AS_EXPECTED);

    assertThat(printed)
        .contains(
            "Grafana has no data source of type prometheus for prod; name one with"
                + " --prometheus-source: Mimir (dev), Mimir (ops)")
        .contains("Grafana has no data source of type loki");
  }

  @Test
  void mimir_withItsPrefix_isFound() {
    stack.stubFor(
        any(urlPathMatching("/api/v1/.*")).atPriority(1).willReturn(aResponse().withStatus(404)));
    metrics("/prometheus");

    assertThat(verify()).isEqualTo(ExitCode.OK);
  }

  @Test
  void application_underOtherLabels_isNamedWithThem() {
    query("", "count({application=\"checkout\", environment=\"prod\"})", "");
    query(
        "",
        "count by (environment, cluster, namespace) ({application=\"checkout\"})",
        "{\"metric\":{\"environment\":\"dev\"},\"value\":[1,\"7\"]}");

    assertThat(verify()).isEqualTo(ExitCode.NOT_AS_EXPECTED);

    assertThat(printed)
        .contains("metrics  MISSING")
        .contains("! checkout is there under other labels: {\"environment\":\"dev\"}");
  }

  @Test
  void application_thatNobodyScrapes_isToldWhatToLookAt() {
    query("", "count({application=\"checkout\", environment=\"prod\"})", "");
    query("", "count by (environment, cluster, namespace) ({application=\"checkout\"})", "");

    assertThat(verify()).isEqualTo(ExitCode.NOT_AS_EXPECTED);

    assertThat(printed)
        .contains("! no series of checkout in tenant team-a: has its pod prometheus.io/scrape");
  }

  @Test
  void targetThatIsDown_isWrong() {
    query("", "up{application=\"checkout\", environment=\"prod\"}", value("0"));

    assertThat(verify()).isEqualTo(ExitCode.NOT_AS_EXPECTED);

    assertThat(printed).contains("! 1 of 1 targets cannot be scraped: up is 0");
  }

  @Test
  void series_thatAreOld_areWrong() {
    query(
        "",
        newest("application=\"checkout\", environment=\"prod\""),
        value(String.valueOf(Instant.now().getEpochSecond() - 1500)));

    assertThat(verify()).isEqualTo(ExitCode.NOT_AS_EXPECTED);

    assertThat(printed).contains("! are 25 min old: is the application down, or Alloy?");
  }

  @Test
  void series_withoutJvmMetrics_areToldToComeFromElsewhere() {
    query(
        "",
        "count({application=\"checkout\", environment=\"prod\", __name__=\"jvm_memory_used_bytes\"})",
        "");

    assertThat(verify()).isEqualTo(ExitCode.NOT_AS_EXPECTED);

    assertThat(printed).contains("runs without agent, starter or SDK");
  }

  @Test
  void lines_withoutIdentity_areWrong() {
    logs("", "{\"application\":\"checkout\",\"environment\":\"prod\"}", "{}");

    assertThat(verify()).isEqualTo(ExitCode.NOT_AS_EXPECTED);

    assertThat(printed)
        .contains("logs     WRONG    2 lines")
        .contains(
            "! carry no tenant, cluster, namespace, tier: they did not pass our Alloy config");
  }

  @Test
  void lines_withATraceIdAsLabelAndWithoutJson_areWrong() {
    logs("", "{" + IDENTITY + ",\"trace_id\":\"" + TRACE + "\"}", "plain text");

    assertThat(verify()).isEqualTo(ExitCode.NOT_AS_EXPECTED);

    assertThat(printed)
        .contains("! have trace_id as a label: a stream for each value")
        .contains("! 1 of 2 are no JSON");
  }

  @Test
  void noTrace_isMissingWithReasons() {
    stack.stubFor(
        get(urlPathEqualTo("/api/search")).atPriority(1).willReturn(okJson("{\"traces\":[]}")));

    assertThat(verify()).isEqualTo(ExitCode.NOT_AS_EXPECTED);

    assertThat(printed)
        .contains("traces   MISSING")
        .contains("! no trace of checkout in tenant team-a since ");
  }

  @Test
  void links_thatLeadNowhere_areWrong() {
    stack.stubFor(
        get(urlPathMatching("/api/traces/.*"))
            .atPriority(1)
            .willReturn(aResponse().withStatus(404)));

    assertThat(verify()).isEqualTo(ExitCode.NOT_AS_EXPECTED);

    assertThat(printed).contains("traces   MISSING");
  }

  @Test
  void exemplar_ofATraceThatIsNotKept_isWrong() {
    stack.stubFor(
        get(urlPathMatching("(/prometheus)?/api/v1/query_exemplars"))
            .atPriority(1)
            .willReturn(okJson(exemplars("1".repeat(32)))));
    stack.stubFor(
        get(urlPathEqualTo("/api/traces/" + "1".repeat(32)))
            .atPriority(1)
            .willReturn(aResponse().withStatus(404)));

    assertThat(verify()).isEqualTo(ExitCode.NOT_AS_EXPECTED);

    assertThat(printed)
        .contains("! exemplar to trace: none of 1 leads anywhere: do application, agent and sink");
  }

  @Test
  void refusals_areToldWithWhatToDo_andTheOthersStillAnswer() {
    stack.stubFor(
        any(urlPathMatching("/loki/.*"))
            .atPriority(1)
            .willReturn(aResponse().withStatus(401).withBody("no org id")));
    stack.stubFor(
        any(urlPathEqualTo("/api/search"))
            .atPriority(1)
            .willReturn(aResponse().withStatus(429).withBody("slow\ndown")));

    assertThat(verify()).isEqualTo(ExitCode.NOT_AS_EXPECTED);

    assertThat(printed)
        .contains("metrics  ok")
        .contains("! Loki answers 401: no org id; give credentials with --token-file")
        .contains("! Tempo answers 429: slow down; it is busy: ask again later");
  }

  @Test
  void answer_thatIsNoJson_isTold() {
    stack.stubFor(
        any(urlPathMatching("/loki/.*"))
            .atPriority(1)
            .willReturn(aResponse().withBody("<html>Log in</html>")));

    assertThat(verify()).isEqualTo(ExitCode.NOT_AS_EXPECTED);

    assertThat(printed).contains("! Loki at /loki/api/v1/query_range answers no JSON");
  }

  @Test
  void productThatIsNotThere_isTold() {
    stack.stubFor(
        any(urlPathMatching("/loki/.*"))
            .atPriority(1)
            .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

    assertThat(
            run(
                "checkout",
                "--environment",
                "prod",
                "--tenant",
                "team-a",
                "--mimir",
                "http://127.0.0.1:1",
                "--loki",
                stack.baseUrl(),
                "--tempo",
                stack.baseUrl()))
        .isEqualTo(ExitCode.NOT_AS_EXPECTED);

    assertThat(printed)
        .contains("! Mimir cannot be reached at http://127.0.0.1:1: is the address right")
        .contains("! Loki at " + stack.baseUrl() + " broke off")
        .contains("traces   ok");
  }

  @Test
  void arguments_thatAreMissing_areToldAsUsage() {
    assertThat(run("checkout", "--environment", "prod", "--loki", "http://a"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(printed).contains("Give --grafana, or all of --mimir, --loki and --tempo.");
    assertThat(run("checkout")).isEqualTo(ExitCode.USAGE);
    assertThat(run("checkout", "--environment", "prod", "--grafana", "http://a", "--since", "long"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(printed).contains("must be a time such as 90s, 15m or 1h, not long");
  }

  // ---- what the products answer

  private void stub(String metrics, String logs) {
    metrics(metrics);
    logs(logs, "{" + IDENTITY + "}", "{\"level\":\"info\",\"trace_id\":\"" + TRACE + "\"}");
    traces("");
  }

  private void metrics(String prefix) {
    String selected = "application=\"checkout\", environment=\"prod\"";
    query(prefix, "count({" + selected + "})", value("214"));
    query(prefix, newest(selected), value(now()));
    query(prefix, "up{" + selected + "}", value("1"));
    query(prefix, "count({" + selected + ", __name__=\"jvm_memory_used_bytes\"})", value("9"));
    query(
        prefix,
        "count({" + selected + ", __name__=\"http_server_request_duration_seconds_count\"})",
        value("3"));
    stubAt(
        prefix.isEmpty() ? 5 : 1,
        get(urlPathEqualTo(prefix + "/api/v1/series")),
        "{\"status\":\"success\",\"data\":[{\"__name__\":\"up\"," + IDENTITY + "}]}");
    stubAt(
        prefix.isEmpty() ? 5 : 1,
        get(urlPathEqualTo(prefix + "/api/v1/query_exemplars")),
        exemplars(TRACE));
  }

  private static String newest(String selected) {
    return "max(timestamp(up{"
        + selected
        + "})) or max(timestamp(jvm_memory_used_bytes{"
        + selected
        + "}))";
  }

  private static String exemplars(String traceId) {
    return "{\"status\":\"success\",\"data\":[{\"seriesLabels\":{},\"exemplars\":[{\"labels\":{\"trace_id\":\""
        + traceId
        + "\"},\"value\":\"1\",\"timestamp\":1}]}]}";
  }

  private void query(String prefix, String expression, String results) {
    stubAt(
        prefix.isEmpty() && !results.isEmpty() ? 4 : 1,
        get(urlPathEqualTo(prefix + "/api/v1/query")).withQueryParam("query", equalTo(expression)),
        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":["
            + results
            + "]}}");
  }

  private static String value(String number) {
    return "{\"metric\":{},\"value\":[1,\"" + number + "\"]}";
  }

  private void logs(String prefix, String labels, String line) {
    String time = Instant.now().getEpochSecond() + "000000000";
    String quoted = line.replace("\"", "\\\"");
    stubAt(
        2,
        get(urlPathEqualTo(prefix + "/loki/api/v1/query_range")),
        "{\"status\":\"success\",\"data\":{\"resultType\":\"streams\",\"result\":[{\"stream\":"
            + labels
            + ",\"values\":[[\""
            + time
            + "\",\""
            + quoted
            + "\"],[\""
            + time
            + "\",\"{}\",{\"structuredMetadata\":{\"trace_id\":\""
            + TRACE
            + "\"}}]]}]}}");
  }

  private void traces(String prefix) {
    stubAt(
        5,
        get(urlPathEqualTo(prefix + "/api/search")),
        "{\"traces\":[{\"traceID\":\""
            + TRACE.substring(1)
            + "\",\"rootServiceName\":\"checkout\",\"startTimeUnixNano\":\""
            + now()
            + "000000000\"}]}");
    List<String> attributes = new ArrayList<>();
    for (String pair : IDENTITY.split(",")) {
      String[] parts = pair.split(":");
      attributes.add("{\"key\":" + parts[0] + ",\"value\":{\"stringValue\":" + parts[1] + "}}");
    }
    stubAt(
        5,
        get(urlPathMatching(prefix + "/api/traces/.*")),
        "{\"batches\":[{\"resource\":{\"attributes\":["
            + String.join(",", attributes)
            + "]},\"scopeSpans\":[]}]}");
  }

  private void stubAt(int priority, MappingBuilder request, String json) {
    stack.stubFor(request.atPriority(priority).willReturn(okJson(json)));
  }

  private static String now() {
    return String.valueOf(Instant.now().getEpochSecond());
  }

  private int verify() {
    return run(
        "checkout",
        "--environment",
        "prod",
        "--tenant",
        "team-a",
        "--mimir",
        stack.baseUrl(),
        "--loki",
        stack.baseUrl(),
        "--tempo",
        stack.baseUrl());
  }

  private int run(String... arguments) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    int code = new CommandLine(new VerifyCommand()).setOut(out).setErr(out).execute(arguments);
    printed = text.toString();
    return code;
  }
}
