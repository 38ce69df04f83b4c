/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.lgtm4j.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The samples' manifests and images, as they would be given to a cluster. */
class SamplesTest {
  private static final Path SAMPLES = Path.of(System.getProperty("lgtm4j.root")).resolve("samples");
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  /** Unknown fields, wrong types and references to what is not there are problems. */
  @ParameterizedTest
  @ValueSource(strings = {"legacy", "plain-java", "spring-boot"})
  void manifests_readStrictly_haveNoProblem(String sample) {
    StringWriter out = new StringWriter();
    CommandLine commandLine = Main.commandLine().setOut(new PrintWriter(out, true));
    int code =
        commandLine.execute(
            "config", "check", SAMPLES.resolve(sample + "/kubernetes").toString(), "--no-alloy");
    assertThat(code).as(out.toString()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "legacy,full-otel-instrumented-app,false,9464",
    "plain-java,full-otel-instrumented-app,false,9464",
    "spring-boot,full-otel-instrumented-app,false,9464",
    "legacy,prom-otel-instrumented-app,true,9464",
    "plain-java,prom-otel-instrumented-app,true,9464",
    "spring-boot,prom-otel-instrumented-app,true,8080",
  })
  void variant_ofASample_isAnnotatedAsInTheGuidelines(
      String sample, String variant, String scraped, String port) throws IOException {
    List<JsonNode> objects =
        read(SAMPLES.resolve(sample).resolve("kubernetes").resolve(variant + ".yaml"));
    assertThat(objects)
        .extracting(o -> o.path("kind").asText())
        .containsExactly("Deployment", "Service");
    JsonNode template = objects.get(0).at("/spec/template");
    Map<?, ?> annotations = YAML.convertValue(template.at("/metadata/annotations"), Map.class);
    assertThat(annotations)
        .isEqualTo(
            Map.ofEntries(
                Map.entry("prometheus.io/scrape", scraped),
                Map.entry("prometheus.io/port", port),
                Map.entry("prometheus.io/path", "/metrics"),
                Map.entry("loki.io/scrape", scraped),
                Map.entry("tracing.io/enabled", "true"),
                Map.entry("tracing.io/port", "4317"),
                Map.entry("lgtm.io/application", variant),
                Map.entry("lgtm.io/environment", "staging"),
                Map.entry("lgtm.io/tenant", "stage"),
                Map.entry("lgtm.io/team", "samples"),
                Map.entry("lgtm.io/tier", "tier3")));
    // What goes by OTLP is not collected as well, and the other way round.
    String environment = template.at("/spec/containers/0/env").toString();
    assertThat(environment.contains("OTEL_LOGS_EXPORTER")).isEqualTo(scraped.equals("false"));
    assertThat(environment.contains("OTEL_METRICS_EXPORTER")).isEqualTo(scraped.equals("false"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"legacy", "plain-java", "spring-boot"})
  void dockerfile_copies_whatTheBuildMakes(String sample) throws IOException {
    String dockerfile = Files.readString(SAMPLES.resolve(sample).resolve("Dockerfile"));
    assertThat(dockerfile)
        .contains("target/lgtm4j-sample-" + sample + "-${VERSION}.jar", "USER 65532:65532");
    assertThat(SAMPLES.resolve(sample).resolve("target"))
        .isDirectoryContaining(
            file -> file.getFileName().toString().startsWith("lgtm4j-sample-" + sample + "-"));
  }

  private static List<JsonNode> read(Path file) throws IOException {
    try (MappingIterator<JsonNode> documents =
        YAML.readerFor(JsonNode.class).readValues(file.toFile())) {
      return documents.readAll();
    }
  }
}
