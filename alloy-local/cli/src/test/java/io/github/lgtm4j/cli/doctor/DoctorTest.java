/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpServer;
import io.github.lgtm4j.cli.connection.SinkClient;
import io.github.lgtm4j.cli.failure.CommandFailure;
import io.github.lgtm4j.sink.LocalSink;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults are staged in running JVMs, and each is named. */
class DoctorTest {
  private static LocalSink sink;

  @TempDir Path folder;

  @BeforeAll
  static void startSink() {
    sink = LocalSink.builder().freePorts().tenants(Set.of("team-a")).start();
  }

  @BeforeEach
  void forget() {
    sink.clear();
  }

  @AfterAll
  static void stopSink() {
    sink.close();
  }

  @Test
  void jvm_withoutAgent_isSaidToHaveNone() throws Exception {
    assertThat(faults(examine(List.of(), List.of(), fine()))).containsExactly("no-agent");
  }

  @Test
  void healthyJvm_examined_hasNoFault() throws Exception {
    int port = freePort();
    Map<String, String> environment = fine();
    environment.put("LGTM_METRICS_PORT", String.valueOf(port));
    Examination examination =
        examine(agent("lgtm4j-agent.jar"), List.of(String.valueOf(port)), environment);
    assertThat(examination.findings()).isEmpty();
    assertThat(examination.facts())
        .containsEntry("application", "shop")
        .containsEntry("tenant", "team-a")
        .containsEntry("environment", "dev");
  }

  @Test
  void twoAgents_oneInTheVariable_areNamed() throws Exception {
    Map<String, String> environment = fine();
    environment.put(
        "JAVA_TOOL_OPTIONS",
        "-javaagent:" + StagedJvm.agent(folder, "opentelemetry-javaagent.jar"));
    Examination examination = examine(agent("lgtm4j-agent.jar"), List.of(), environment);
    assertThat(faults(examination)).contains("two-agents").doesNotContain("no-agent");
    assertThat(named(examination, "two-agents").found())
        .contains("opentelemetry-javaagent.jar")
        .contains("lgtm4j-agent.jar");
  }

  @Test
  void agentBehindTheMainClass_isAnArgumentOnly() throws Exception {
    assertThat(faults(examine(List.of(), List.of("x", "-javaagent:lgtm4j-agent.jar"), fine())))
        .contains("agent-after-jar", "no-agent");
  }

  /** All at once: nobody wants to find out one after the other. */
  @Test
  void settingsThatAreWrong_together_areAllNamed() throws Exception {
    Map<String, String> environment = fine();
    environment.put("LGTM_ENVIRONMENT", "moon");
    environment.put("LGTM_APLICATION", "shop");
    environment.put("OTEL_TRACES_SAMPLER", "parentbased_traceidratio");
    environment.put("OTEL_TRACES_SAMPLER_ARG", "0.01");
    environment.put("OTEL_LOGS_EXPORTER", "otlp");
    environment.put("OTEL_METRICS_EXPORTER", "otlp");
    environment.put("OTEL_JAVAAGENT_EXTENSIONS", "nowhere.jar");
    List<String> options = new ArrayList<>(agent("opentelemetry-javaagent.jar"));
    options.add("-Dotel.traces.exporter=none");
    options.add("-Dotel.javaagent.enabled=false");
    assertThat(faults(examine(options, List.of(), environment)))
        .contains(
            "wrong-setting",
            "unknown-setting",
            "sampled-out",
            "logs-twice",
            "metrics-twice",
            "extension-missing",
            "stock-agent-without-extension",
            "traces-off",
            "turned-off");
  }

  @Test
  void environment_notSet_isNamed() throws Exception {
    Map<String, String> environment = fine();
    environment.remove("LGTM_ENVIRONMENT");
    assertThat(faults(examine(agent("lgtm4j-agent.jar"), List.of(), environment)))
        .contains("no-environment");
  }

  @Test
  void spellingsOfTheEnvironment_thatDisagree_areNamed() throws Exception {
    Map<String, String> environment = fine();
    environment.put("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=prod");
    assertThat(faults(examine(agent("lgtm4j-agent.jar"), List.of(), environment)))
        .contains("wrong-setting");
  }

  @Test
  void endpoint_whereNobodyListens_isNamed() throws Exception {
    assertThat(faultsWithEndpoint("http://127.0.0.1:" + freePort()))
        .contains("endpoint-unreachable");
  }

  @Test
  void endpoint_withAHostThatIsNone_isNamed() throws Exception {
    assertThat(faultsWithEndpoint("http://no-such-host.invalid:4317"))
        .contains("endpoint-unknown-host");
  }

  @Test
  void endpoint_withoutScheme_isNamed() throws Exception {
    assertThat(faultsWithEndpoint("localhost:4317")).contains("endpoint-malformed");
  }

  @Test
  void endpoint_ofThePageInsteadOfOtlp_isNamed() throws Exception {
    assertThat(faultsWithEndpoint(sink.http().toString())).contains("not-otlp");
  }

  @Test
  void protocol_thatIsNotThePorts_isNamed() throws Exception {
    Map<String, String> environment = fine();
    environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318");
    environment.put("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");
    assertThat(faults(examine(agent("lgtm4j-agent.jar"), List.of(), environment)))
        .contains("port-and-protocol");
  }

  @Test
  void tenant_thatMayNotSend_isNamed() throws Exception {
    Map<String, String> environment = fine();
    environment.put("LGTM_TENANT", "team-b");
    Examination examination = examine(agent("lgtm4j-agent.jar"), List.of(), environment);
    assertThat(named(examination, "wrong-tenant").found()).contains("team-b").contains("team-a");
  }

  @Test
  void credentials_askedForAndNotSet_areNamed() throws Exception {
    try (LocalSink guarded = LocalSink.builder().freePorts().basicAuth("alloy", "secret").start()) {
      assertThat(faultsWithEndpoint(guarded.otlpHttp().toString())).contains("no-credentials");
    }
  }

  @Test
  void clock_anHourAhead_isNamed() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> exchange.sendResponseHeaders(200, -1));
    server.start();
    try (StagedJvm staged = staged("http://127.0.0.1:" + server.getAddress().getPort())) {
      Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
      assertThat(faults(Examination.of(JvmReader.read(staged.pid()), null, ahead)))
          .contains("clock-skew");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void metricsPort_ofAnotherProcess_isNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<String, String> environment = fine();
      environment.put("LGTM_METRICS_PORT", String.valueOf(taken.getLocalPort()));
      assertThat(faults(examine(agent("lgtm4j-agent.jar"), List.of(), environment)))
          .contains("metrics-port-taken");
    }
  }

  @Test
  void metricsPort_thatNobodyServes_isNamed() throws Exception {
    Map<String, String> environment = fine();
    environment.put("LGTM_METRICS_PORT", String.valueOf(freePort()));
    assertThat(faults(examine(agent("lgtm4j-agent.jar"), List.of(), environment)))
        .contains("metrics-not-served");
  }

  @Test
  void sink_thatHasGotNothing_isNamed() throws Exception {
    assertThat(arrived("silent")).containsOnly("nothing-arrived");
  }

  @Test
  void lines_withoutIds_beneathSpans_areNamed() throws Exception {
    span("no-ids", Instant.now());
    lines("no-ids", "{\"level\":\"info\",\"message\":\"Found 3\"}");
    assertThat(arrived("no-ids")).contains("no-ids-in-logs", "signal-missing");
  }

  @Test
  void lines_thatAreNoJson_areNamed() throws Exception {
    lines("plain", "Found 3 users");
    assertThat(arrived("plain")).contains("lines-not-json");
  }

  @Test
  void spans_ofTheFuture_areNamedAsAClockAhead() throws Exception {
    span("ahead", Instant.now().plus(Duration.ofMinutes(5)));
    assertThat(arrived("ahead")).contains("clock-skew");
  }

  @Test
  void line_collectedTwice_isNamed() throws Exception {
    String line =
        "{\"level\":\"info\",\"message\":\"Order 1 is done\",\"trace_id\":\"0af7651916cd43dd8448eb211c80319c\"}";
    post(
        sink.otlpHttp().resolve("/v1/logs"),
        """
        {"resourceLogs":[{"resource":{"attributes":[
          {"key":"service.name","value":{"stringValue":"twice"}},
          {"key":"application","value":{"stringValue":"twice"}},
          {"key":"environment","value":{"stringValue":"dev"}}]},
          "scopeLogs":[{"logRecords":[{"timeUnixNano":"%s","traceId":"0af7651916cd43dd8448eb211c80319c",
          "body":{"stringValue":"Order 1 is done"}}]}]}]}"""
            .formatted(nanos(Instant.now())));
    lines("twice", line);
    assertThat(arrived("twice")).contains("logs-twice");
  }

  @Test
  void process_thatIsNotThere_isSaid() {
    assertThatThrownBy(() -> JvmReader.read(999_999_999L))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("no process 999999999");
  }

  private static List<String> arrived(String application) {
    SinkClient client = new SinkClient(sink.http(), sink.apiToken());
    return new ArrayList<>(
        new ArrivalChecks(client, application, "team-a")
            .findings().stream().map(Finding::fault).toList());
  }

  private static void lines(String application, String line) throws Exception {
    post(
        sink.http().resolve("/loki/api/v1/push"),
        "{\"streams\":[{\"stream\":{\"application\":\"%s\",\"environment\":\"dev\"},\"values\":[[\"%s\",%s]]}]}"
            .formatted(application, nanos(Instant.now()), new TextNode(line)));
  }

  private static void span(String application, Instant start) throws Exception {
    post(
        sink.otlpHttp().resolve("/v1/traces"),
        """
        {"resourceSpans":[{"resource":{"attributes":[
          {"key":"service.name","value":{"stringValue":"%s"}},
          {"key":"application","value":{"stringValue":"%s"}},
          {"key":"environment","value":{"stringValue":"dev"}}]},
          "scopeSpans":[{"spans":[{"traceId":"%s","spanId":"0000000000000001","name":"GET /","kind":2,
          "startTimeUnixNano":"%s","endTimeUnixNano":"%s"}]}]}]}"""
            .formatted(
                application,
                application,
                "%032x".formatted(application.hashCode() & 0xffffffffL),
                nanos(start),
                nanos(start.plusMillis(5))));
  }

  private static String nanos(Instant time) {
    return String.format("%d%09d", time.getEpochSecond(), time.getNano());
  }

  private static void post(URI uri, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .header("X-Scope-OrgID", "team-a")
            .POST(BodyPublishers.ofString(body))
            .build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
  }

  private static Map<String, String> fine() {
    return new HashMap<>(
        Map.of(
            "LGTM_APPLICATION", "shop",
            "LGTM_ENVIRONMENT", "dev",
            "LGTM_TENANT", "team-a",
            "OTEL_EXPORTER_OTLP_ENDPOINT", sink.otlpGrpc().toString()));
  }

  private List<String> agent(String name) throws IOException {
    return List.of("-javaagent:" + StagedJvm.agent(folder, name));
  }

  private StagedJvm staged(String endpoint) throws IOException {
    Map<String, String> environment = fine();
    environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint);
    environment.put("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
    return StagedJvm.start(agent("lgtm4j-agent.jar"), List.of(), environment);
  }

  private Set<String> faultsWithEndpoint(String endpoint) throws Exception {
    try (StagedJvm staged = staged(endpoint)) {
      return faults(Examination.of(JvmReader.read(staged.pid()), null, Clock.systemUTC()));
    }
  }

  private static Examination examine(
      List<String> options, List<String> arguments, Map<String, String> environment)
      throws Exception {
    try (StagedJvm staged = StagedJvm.start(options, arguments, environment)) {
      return Examination.of(JvmReader.read(staged.pid()), null, Clock.systemUTC());
    }
  }

  private static Set<String> faults(Examination examination) {
    return examination.findings().stream()
        .map(Finding::fault)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Finding named(Examination examination, String fault) {
    return examination.findings().stream()
        .filter(finding -> finding.fault().equals(fault))
        .findFirst()
        .orElseThrow(() -> new AssertionError(fault + " is not in " + examination.findings()));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
