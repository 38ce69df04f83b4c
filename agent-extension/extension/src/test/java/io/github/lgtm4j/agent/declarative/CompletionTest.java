/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.declarative;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lgtm4j.agent.Setup;
import io.github.lgtm4j.agent.config.Components;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a file says stays, and what it leaves out is there afterwards. The files here are JSON. */
class CompletionTest {
  @Test
  void emptyFile_getsAllOfIt() throws Exception {
    Tree file = complete("{}");

    assertThat(processors(file)).hasSize(1);
    assertThat(file.look("tracer_provider", "sampler").has("lgtm4j")).isTrue();
    assertThat(readers(file)).hasSize(1);
    assertThat(file.look("propagator").get("composite_list"))
        .isEqualTo("tracecontext,lgtm4j_baggage");
    assertThat(file.look("instrumentation/development", "java", "micrometer").get("enabled"))
        .isEqualTo(true);
  }

  @Test
  void processorsOfOtherKinds_stayAsTheyAre() throws Exception {
    Tree file =
        complete(
            "{'tracer_provider':{'processors':["
                + "{'simple':{'exporter':{'console':{}}}},{'somebodys_own':{'a':1}}]}}");

    assertThat(processors(file))
        .containsExactly(
            Map.of("simple", Map.of("exporter", Map.of("console", Map.of()))),
            Map.of("somebodys_own", Map.of("a", 1)));
  }

  @Test
  void readersOfOtherKinds_stay_andTheAgentsOwnEndpointGivesWayToOurs() throws Exception {
    Tree file =
        complete(
            "{'meter_provider':{'readers':["
                + "{'periodic':{'exporter':{'console':{}}}},"
                + "{'pull':{'exporter':{'prometheus/development':{'port':1}}}}]}}");

    assertThat(readers(file)).hasSize(2);
    assertThat(readers(file).get(0))
        .isEqualTo(Map.of("periodic", Map.of("exporter", Map.of("console", Map.of()))));
    assertThat(readers(file).get(1).toString()).contains("lgtm4j").doesNotContain("prometheus");
  }

  @Test
  void exporterWithoutAnEndpoint_sendsToTheNodeByItsOwnProtocol() throws Exception {
    assertThat(exporter("'otlp_grpc':{}"))
        .isEqualTo(Map.of("otlp_grpc", Map.of("endpoint", "http://localhost:4317")));
    assertThat(exporter("'otlp_http':{'timeout':5}"))
        .isEqualTo(
            Map.of(
                "otlp_http", Map.of("timeout", 5, "endpoint", "http://localhost:4318/v1/traces")));
    assertThat(exporter("'otlp_http':{'endpoint':'http://x/v1/traces'}"))
        .isEqualTo(Map.of("otlp_http", Map.of("endpoint", "http://x/v1/traces")));
  }

  @Test
  void certificates_areKeptFromTheAgent_unlessHalfAPairIsMissing() throws Exception {
    assertThat(exporter("'otlp_grpc':{'endpoint':'x','tls':{'ca_file':'a'}}").toString())
        .contains("lgtm4j_tls");
    assertThat(exporter("'otlp_grpc':{'endpoint':'x','tls':{'key_file':'a'}}").toString())
        .doesNotContain("lgtm4j_tls");
  }

  @Test
  void attributeOfTheIdentity_thatHasAType_becomesText() throws Exception {
    Tree file = complete("{'resource':{'attributes':[{'name':'tier','type':'int','value':2}]}}");

    assertThat(file.at("resource").list("attributes"))
        .contains(Map.of("name", "tier", "value", "tier2"));
  }

  private static Object exporter(String exporter) throws Exception {
    Tree file =
        complete("{'tracer_provider':{'processors':[{'batch':{'exporter':{" + exporter + "}}}]}}");
    return ((Map<?, ?>) ((Map<?, ?>) processors(file).get(0)).get("batch")).get("exporter");
  }

  private static List<Object> processors(Tree file) {
    return file.at("tracer_provider").list("processors");
  }

  private static List<Object> readers(Tree file) {
    return file.at("meter_provider").list("readers");
  }

  private static Tree complete(String json) throws Exception {
    Tree file = new Tree(new ObjectMapper().readValue(json.replace('\'', '"'), Map.class));
    FileSettings settings = FileSettings.of(file);
    ConfigProperties config = settings.asProperties();
    Components components = new Components(config);
    Setup setup =
        Setup.of(config, FileIdentity.resolve(file, settings, components), null, null, List.of());
    Completion.of(file, setup, components);
    return file;
  }
}
