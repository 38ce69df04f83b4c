/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** Each configuration, read by the program it is for where that is on the PATH. */
class StackProgramsTest {
  private static final Path SINGLE = StackFiles.STACK.resolve("single");
  private static final Path VM = StackFiles.STACK.resolve("vm");
  private static final Path ALTERNATIVES = StackFiles.STACK.resolve("alternatives");

  private static final String COLLECTOR = "opentelemetry-collector";
  private static final Set<String> UNKNOWN_TO_ALLOY =
      Set.of(
          "prometheus", "resource", "prometheus_remote_write", "health_check", "pprof", "zpages");
  private static final Map<String, String> VARIABLES =
      Map.of(
          "LGTM_TENANT", "prod",
          "LGTM_ENVIRONMENT", "prod",
          "LGTM_CLUSTER", "vm",
          "OTELCOL_STORAGE", "/tmp");

  @TempDir Path folder;

  @Test
  void mimir_takesTheConfigurationOfAMachine() throws Exception {
    Tool.named("mimir")
        .run(
            List.of(
                "-config.file=" + SINGLE.resolve("mimir.yaml"),
                "-config.expand-env=true",
                "-modules"));
  }

  @Test
  void loki_takesTheConfigurationOfAMachine() throws Exception {
    Tool.named("loki")
        .run(
            List.of(
                "-config.file=" + SINGLE.resolve("loki.yaml"),
                "-config.expand-env=true",
                "-verify-config"),
            Map.of("LOKI_DATA", folder.toString()));
  }

  @Test
  void tempo_takesTheConfigurationOfAMachine() throws Exception {
    Tool.named("tempo")
        .run(
            List.of(
                "-config.file=" + SINGLE.resolve("tempo.yaml"),
                "-config.expand-env=true",
                "-config.verify=true"));
  }

  @Test
  void prometheus_takesTheConfigurationOfAMachine() throws Exception {
    assertThat(
            Tool.named("promtool")
                .run(List.of("check", "config", SINGLE.resolve("prometheus.yaml").toString())))
        .contains("SUCCESS");
  }

  @Test
  void aggregates_areRulesOfPrometheus_withoutWhatOnlyMimirKnows() throws Exception {
    Path file = folder.resolve("aggregates.yaml");
    Files.writeString(
        file,
        Files.readString(StackFiles.STACK.resolve("longterm/aggregates.yaml"))
            .replaceAll("(?m)^(namespace| +source_tenants):.*\n", ""));

    assertThat(Tool.named("promtool").run(List.of("check", "rules", file.toString())))
        .contains("6 rules found");
  }

  /** With certificates of its own, because those of the file are where certbot writes them. */
  @Test
  void nginx_takesTheSites() throws Exception {
    Tool nginx = Tool.named("nginx");
    Tool.named("openssl")
        .run(
            List.of(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "1",
                "-subj",
                "/CN=test",
                "-keyout",
                folder.resolve("key.pem").toString(),
                "-out",
                folder.resolve("certificate.pem").toString()));
    Files.writeString(folder.resolve("htpasswd"), "");
    String site =
        Files.readString(VM.resolve("nginx/lgtm.conf"))
            .replaceAll("/etc/letsencrypt/live/[^/]*/fullchain.pem", folder + "/certificate.pem")
            .replaceAll("/etc/letsencrypt/live/[^/]*/privkey.pem", folder + "/key.pem")
            .replace("/etc/nginx/lgtm.htpasswd", folder + "/htpasswd");
    Files.writeString(folder.resolve("lgtm.conf"), site);
    StringBuilder main =
        new StringBuilder("pid @/pid;\nerror_log @/error.log;\nevents {}\nhttp {\n");
    for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
      main.append("  ").append(kind).append("_temp_path @/").append(kind).append(";\n");
    }
    main.append("  access_log off;\n  include @/lgtm.conf;\n}\n");
    Path configuration =
        Files.writeString(
            folder.resolve("nginx.conf"), main.toString().replace("@", folder.toString()));

    assertThat(
            nginx.run(
                List.of(
                    "-t",
                    "-p",
                    folder.toString(),
                    "-e",
                    folder + "/error.log",
                    "-c",
                    configuration.toString())))
        .contains("test is successful");
  }

  /** In a root of its own, where the programs are there and the targets do nothing. */
  @Test
  void systemd_findsNothingWrongWithTheUnits() throws Exception {
    Tool systemd = Tool.named("systemd-analyze");
    Path units = Files.createDirectories(folder.resolve("etc/systemd/system"));
    for (String target :
        List.of("sysinit", "basic", "shutdown", "network-online", "network", "multi-user")) {
      Files.writeString(
          units.resolve(target + ".target"), "[Unit]\nDescription=x\nDefaultDependencies=no\n");
    }
    for (String program :
        List.of(
            "opt/lgtm/bin/mimir",
            "opt/lgtm/bin/loki",
            "opt/lgtm/bin/tempo",
            "opt/lgtm/bin/prometheus",
            "opt/lgtm/bin/otelcol",
            "opt/lgtm/bin/alloy",
            "usr/bin/env")) {
      Path file = folder.resolve(program);
      Files.createDirectories(file.getParent());
      assertThat(Files.writeString(file, "#!/bin/sh\n").toFile().setExecutable(true)).isTrue();
    }
    List<Path> copied = copies(units);
    assertThat(copied).hasSize(6);

    String said = systemd.run(Tool.arguments(List.of("--root=" + folder, "verify"), copied));

    assertThat(said).as("what it warns of is a mistake as well").isEmpty();
  }

  private static List<Path> copies(Path units) throws IOException {
    try (Stream<Path> services = Files.list(VM.resolve("systemd"))) {
      List<Path> found =
          services.filter(file -> file.toString().endsWith(".service")).sorted().toList();
      for (Path service : found) {
        Files.copy(service, units.resolve(service.getFileName()));
      }
      return found.stream().map(service -> units.resolve(service.getFileName())).toList();
    }
  }

  /** Promtail's configuration becomes Alloy's by Alloy itself, and Alloy takes what it made. */
  @Test
  void promtailsConfiguration_becomesOneOfAlloy() throws Exception {
    Tool alloy = Tool.named("alloy");
    Path converted = folder.resolve("converted.alloy");

    alloy.run(
        List.of(
            "convert",
            "--source-format=promtail",
            "--output=" + converted,
            ALTERNATIVES.resolve("promtail/promtail.yaml").toString()));

    alloy.run(List.of("validate", converted.toString()));
    assertThat(Files.readString(converted))
        .contains("loki.source.file", "stage.cri", "stage.structured_metadata")
        .containsPattern("tenant_id\\s*= \"prod\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"config.yaml", "kubernetes.yaml"})
  void collector_takesItsConfigurations(String file) throws Exception {
    Tool.named("otelcol")
        .run(
            List.of("validate", "--config=" + ALTERNATIVES.resolve(COLLECTOR).resolve(file)),
            VARIABLES);
  }

  /** Alloy reads a collector's configuration by the collector's own code, but not every part. */
  @ParameterizedTest
  @ValueSource(strings = {"config.yaml", "kubernetes.yaml"})
  void alloy_readsWhatItKnowsOfTheCollectors(String file) throws Exception {
    Tool alloy = Tool.named("alloy");
    Map<String, Object> document =
        StackFiles.document(ALTERNATIVES.resolve(COLLECTOR).resolve(file));
    for (String section : List.of("receivers", "processors", "exporters", "extensions")) {
      StackFiles.map(document.getOrDefault(section, new HashMap<>()))
          .keySet()
          .removeIf(UNKNOWN_TO_ALLOY::contains);
    }
    Map<String, Object> service = StackFiles.map(document.get("service"));
    ((List<?>) service.get("extensions")).removeIf(UNKNOWN_TO_ALLOY::contains);
    Map<String, Object> pipelines = StackFiles.map(service.get("pipelines"));
    pipelines
        .values()
        .forEach(
            pipeline ->
                StackFiles.map(pipeline)
                    .values()
                    .forEach(parts -> ((List<?>) parts).removeIf(UNKNOWN_TO_ALLOY::contains)));
    pipelines
        .values()
        .removeIf(pipeline -> ((List<?>) StackFiles.at(pipeline, "exporters")).isEmpty());
    assertThat(pipelines.keySet()).containsExactlyInAnyOrder("traces", "logs");
    Path known = folder.resolve(file);
    Files.writeString(known, new Yaml().dump(document));

    assertThat(
            alloy.run(List.of("convert", "--source-format=otelcol", known.toString()), VARIABLES))
        .contains("otelcol.receiver.otlp", "otelcol.exporter.otlphttp");
  }

  @Test
  void fluentBit_takesItsConfiguration() throws Exception {
    Tool.named("fluent-bit")
        .run(
            List.of(
                "--dry-run", "-c", ALTERNATIVES.resolve("fluent-bit/fluent-bit.yaml").toString()),
            Map.of(
                "LGTM_LOG_FILES", folder + "/*.log",
                "LGTM_ENVIRONMENT", "prod",
                "LGTM_TENANT", "prod",
                "LGTM_CLUSTER", "vm"));
  }

  @Test
  void vector_takesItsConfiguration_andItsTestsPass() throws Exception {
    Path file = ALTERNATIVES.resolve("vector/vector.yaml");
    Tool vector = Tool.named("vector");
    vector.run(List.of("validate", "--no-environment", file.toString()));
    vector.run(List.of("test", file.toString()));
  }
}
