/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is declared: GitOps, compose, lifecycle, aggregates. Programs are asked elsewhere. */
class StackFilesTest {
  private static final Path ARGOCD = StackFiles.STACK.resolve("argocd");
  private static final Pattern PARAMETER = Pattern.compile("\\{\\{\\s*\\.([a-zA-Z]+)");

  /** What the generators of clusters and of files in Git give to a template. */
  private static final Set<String> OF_GENERATORS = Set.of("name", "server", "path");

  @Test
  void everyFile_isYamlWithoutRepeatedKeys() throws Exception {
    assertThat(StackFiles.yaml(StackFiles.STACK)).hasSizeGreaterThan(40);
    for (Path file : StackFiles.yaml(StackFiles.STACK)) {
      assertThat(StackFiles.documents(file)).as(file.toString()).isNotEmpty();
    }
  }

  @Test
  void stackOfEachCluster_isMadeOfWhatTheSizesSay() throws Exception {
    String text = Files.readString(ARGOCD.resolve("stack.yaml"));
    Map<String, Object> project = StackFiles.document(ARGOCD.resolve("project.yaml"));
    List<?> allowed = (List<?>) StackFiles.at(project, "spec", "sourceRepos");
    String template = text.substring(text.indexOf("template:"));
    for (String size : StackFiles.SIZES) {
      for (Map<String, Object> release : StackFiles.releases(size)) {
        Matcher parameters = PARAMETER.matcher(template);
        while (parameters.find()) {
          assertThat(parameters.group(1))
              .satisfiesAnyOf(
                  name -> assertThat(release).containsKey(name),
                  name -> assertThat(OF_GENERATORS).contains(name));
        }
        assertThat(allowed.toString())
            .as("the project may take it from there")
            .contains((String) release.get("repository"));
      }
    }
    assertThat(text)
        .contains("platform/stack/sizes/{{index .metadata.labels \"lgtm4j.io/stack\"}}/*.yaml")
        .contains("$here/platform/stack/values/{{.folder}}/{{.path.basename}}.yaml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod"})
  void agentsOfEachEnvironment_haveAFolder(String environment) throws Exception {
    Map<String, Object> agents = StackFiles.document(ARGOCD.resolve("agents.yaml"));
    String path = (String) StackFiles.at(agents, "spec", "template", "spec", "source", "path");
    String folder =
        path.replace("{{index .metadata.labels \"lgtm4j.io/environment\"}}", environment);

    assertThat(RuleFiles.ROOT.resolve(folder).resolve("kustomization.yaml")).exists();
  }

  @Test
  void sink_isTakenFromFoldersThatAreThere() throws Exception {
    Map<String, Object> sink = StackFiles.document(ARGOCD.resolve("sink.yaml"));
    String path = (String) StackFiles.at(sink, "spec", "template", "spec", "source", "path");
    List<?> parts =
        (List<?>)
            StackFiles.at(
                sink, "spec", "generators", "0", "matrix", "generators", "1", "list", "elements");
    assertThat(parts).hasSize(2);
    for (Object part : parts) {
      String folder = path.replace("{{.folder}}", (String) StackFiles.at(part, "folder"));
      assertThat(RuleFiles.ROOT.resolve(folder).resolve("kustomization.yaml")).exists();
    }
  }

  @Test
  void compose_mountsWhatIsThere_onLoopbackAlone_inTheVersionsOfProd() throws Exception {
    Path file = StackFiles.STACK.resolve("compose/compose.yaml");
    Map<String, Object> services = StackFiles.map(StackFiles.document(file).get("services"));
    Set<String> products = Set.of("mimir", "loki", "tempo", "grafana");
    assertThat(services.keySet())
        .containsExactlyInAnyOrder("grafana", "mimir", "loki", "tempo", "sink");
    for (String name : services.keySet()) {
      for (Object volume : (List<?>) StackFiles.at(services, name, "volumes")) {
        String source = ((String) volume).split(":")[0];
        // What Grafana is given comes with its dashboards, which may not be there yet.
        boolean isThere =
            !source.contains("/grafana/")
                || Files.exists(RuleFiles.PLATFORM.resolve("grafana/provisioning"));
        if (source.startsWith("..") && isThere) {
          assertThat(file.resolveSibling(source).normalize()).exists();
        }
      }
      Object ports = StackFiles.at(services, name, "ports");
      if (ports != null) {
        assertThat((List<?>) ports)
            .allSatisfy(port -> assertThat((String) port).startsWith("127.0.0.1:"));
      }
      if (products.contains(name)) {
        String version =
            StackFiles.releases("prod").stream()
                .filter(release -> name.equals(release.get("release")))
                .map(release -> (String) release.get("product"))
                .findFirst()
                .orElseThrow();
        assertThat((String) StackFiles.at(services, name, "image")).endsWith(":" + version);
      }
    }
  }

  @Test
  void partitionsOfKafka_areAsManyAsBuildersAndStores() throws Exception {
    Object partitions =
        StackFiles.documents(StackFiles.STACK.resolve("kafka/kafka.yaml")).stream()
            .filter(document -> "KafkaTopic".equals(document.get("kind")))
            .map(document -> StackFiles.at(document, "spec", "partitions"))
            .findFirst()
            .orElseThrow();
    Map<String, Object> prod =
        StackFiles.document(StackFiles.STACK.resolve("values/tempo/prod.yaml"));
    Map<String, Object> staging =
        StackFiles.document(StackFiles.STACK.resolve("values/tempo/staging.yaml"));
    for (String[] path :
        List.of(
            new String[] {"ingest", "kafka", "auto_create_topic_default_partitions"},
            new String[] {"blockBuilder", "replicas"},
            new String[] {"liveStore", "replicas"})) {
      assertThat(StackFiles.at(prod, path)).isEqualTo(partitions);
      assertThat(StackFiles.at(staging, path)).as("the chart's own, which agree").isNull();
    }
  }

  @Test
  void lifecycle_movesWhatTheValuesStillKeep() throws Exception {
    ObjectMapper json = new ObjectMapper();
    Map<String, Integer> days = Map.of("loki-data", 90, "tempo-traces", 30, "mimir-blocks", 90);
    int rules = 0;
    for (var rule :
        json.readTree(StackFiles.STACK.resolve("lifecycle/azure.json").toFile()).path("rules")) {
      int after =
          rule.at("/definition/actions/baseBlob/tierToCool/daysAfterModificationGreaterThan")
              .asInt();
      for (var prefix : rule.at("/definition/filters/prefixMatch")) {
        String container = prefix.asText().split("/")[0];
        assertThat(after)
            .as("what is moved after it was deleted is never moved")
            .isBetween(1, days.get(container) - 1);
      }
      assertThat(rule.at("/definition/actions").toString())
          .as("the products delete, nobody else")
          .doesNotContain("delete");
      rules++;
    }
    assertThat(rules).isEqualTo(3);
    assertThat(json.readTree(StackFiles.STACK.resolve("lifecycle/s3.json").toFile()).path("Rules"))
        .hasSize(2);
  }

  @Test
  void aggregates_areMadeOfWhatTheRulesRecord() throws Exception {
    Set<String> recorded = new HashSet<>();
    RuleFiles.rules(RuleFiles.metrics()).forEach(rule -> recorded.add((String) rule.get("record")));
    Path file = StackFiles.STACK.resolve("longterm/aggregates.yaml");
    List<String> used = new ArrayList<>();
    for (Map<String, Object> rule : RuleFiles.rules(List.of(file))) {
      Matcher series =
          Pattern.compile("\\(([a-z_]+:[a-z_0-9:]+)").matcher((String) rule.get("expr"));
      while (series.find()) {
        used.add(series.group(1));
      }
    }
    assertThat(used).hasSize(6).allSatisfy(name -> assertThat(recorded).contains(name));
  }

  /** What Vector and Fluent Bit call things is what Alloy calls them. */
  @ParameterizedTest
  @ValueSource(strings = {"vector/vector.yaml", "fluent-bit/fluent-bit.yaml"})
  void otherShippers_writeTheLabelsThatAlloyWrites(String file) throws Exception {
    Map<String, Object> document =
        StackFiles.document(StackFiles.STACK.resolve("alternatives").resolve(file));
    Set<String> labels = new TreeSet<>();
    Set<String> metadata = new TreeSet<>();
    if (file.startsWith("vector")) {
      labels.addAll(StackFiles.map(StackFiles.at(document, "sinks", "loki", "labels")).keySet());
      metadata.addAll(
          StackFiles.map(StackFiles.at(document, "sinks", "loki", "structured_metadata")).keySet());
    } else {
      Object output = StackFiles.at(document, "pipeline", "outputs", "0");
      labels.addAll(names((String) StackFiles.at(output, "labels")));
      metadata.addAll(names((String) StackFiles.at(output, "structured_metadata")));
    }
    assertThat(labels)
        .contains("application", "app", "environment", "tenant", "cluster", "level", "log_class")
        .doesNotContain("trace_id", "span_id", "pod");
    assertThat(metadata).contains("trace_id", "span_id", "logger");
  }

  private static List<String> names(String pairs) {
    return Stream.of(pairs.split(",")).map(pair -> pair.split("=")[0].trim()).toList();
  }
}
