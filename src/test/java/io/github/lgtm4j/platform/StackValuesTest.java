/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart values: alone, and rendered by Helm with the official charts where those are. */
class StackValuesTest {
  private static final Path VALUES = StackFiles.STACK.resolve("values");

  /** Every key of ours that was seen to change what its chart renders, by {@link ValuesKeys}. */
  private static final Path RECORDED = ValuesKeys.RECORDED;

  @Test
  void everyKey_isOneThatChangesWhatTheChartRenders() throws Exception {
    assertThat(ValuesKeys.ofOurs())
        .as(
            "values that %s does not know: run ValuesKeysTest (-Pfull, with Helm and charts) with"
                + " -Dlgtm4j.update=true",
            RECORDED.getFileName())
        .isEqualTo(new TreeSet<>(ValuesKeys.recorded()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod"})
  void everyRelease_namesFilesThatAreThere(String size) throws Exception {
    for (Map<String, Object> release : StackFiles.releases(size)) {
      assertThat(release.keySet())
          .containsExactlyInAnyOrder(
              "release",
              "namespace",
              "chart",
              "repository",
              "version",
              "product",
              "folder",
              "storage");
      Path folder = VALUES.resolve((String) release.get("folder"));
      assertThat(folder.resolve("values.yaml")).exists();
      assertThat(folder.resolve(size + ".yaml")).exists();
      String storage = (String) release.get("storage");
      if (!storage.equals("none")) {
        assertThat(folder.resolve(storage + ".yaml")).exists();
      }
    }
    assertThat(StackFiles.releases(size))
        .extracting(release -> release.get("release"))
        .contains("mimir", "loki", "tempo", "grafana");
  }

  @Test
  void noValue_isASecret() throws Exception {
    for (Path file : StackFiles.yaml(StackFiles.STACK)) {
      for (Map<String, Object> document : StackFiles.documents(file)) {
        assertThat(secrets(document, ""))
            .as("%s holds a secret; name a Secret or a variable", file)
            .isEmpty();
      }
    }
  }

  private static List<String> secrets(Object value, String key) {
    List<String> found = new ArrayList<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, child) -> found.addAll(secrets(child, "" + name)));
    } else if (value instanceof List<?> list) {
      list.forEach(child -> found.addAll(secrets(child, key)));
    } else if (value instanceof String text
        && key.matches("(?i).*(password|secret_?key|access_?key|account_?key|token)(_?id)?")
        && !text.startsWith("$")
        && !text.matches("(admin|root)-?(user|password)|admin-password")) {
      found.add(key + ": " + text);
    }
    return found;
  }

  /** As Helm renders it. */
  @Nested
  class Rendered {
    @TempDir static Path folder;
    private static Tool bash;
    private static String helm;

    @BeforeAll
    static void tools() {
      helm = Tool.named("helm").program().toString();
      bash = Tool.named("bash");
      StackFiles.charts();
    }

    @ParameterizedTest
    @CsvSource({
      "dev, s3",
      "dev, azure",
      "staging, s3",
      "staging, azure",
      "prod, s3",
      "prod, azure"
    })
    void size_onItsStorage_isTakenByChartsAndProducts(String size, String storage)
        throws Exception {
      Map<String, Map<String, Object>> objects = render(size, storage);

      assertThat(helm).isNotEmpty();
      assertThat(objects.keySet())
          .contains("Service/mimir-gateway", "Service/loki-gateway", "Service/grafana");
      check(
          "loki",
          text(objects, "ConfigMap/loki", "config.yaml"),
          List.of("-config.expand-env=true", "-verify-config"));
      check(
          "mimir",
          text(objects, "ConfigMap/mimir-config", "mimir.yaml"),
          List.of("-config.expand-env=true", "-target=distributor", "-modules"));
      // The chart of a single Tempo is a version behind, and its configuration no longer one of
      // Tempo 3.
      if (!size.equals("dev") || isTempo2()) {
        check(
            "tempo",
            text(
                objects,
                "ConfigMap/" + (size.equals("dev") ? "tempo" : "tempo-config"),
                "tempo.yaml"),
            List.of("-config.expand-env=true", "-config.verify=true"));
      }
    }

    private static boolean isTempo2() throws Exception {
      return Tool.isThere("tempo")
          && Tool.named("tempo").run(List.of("-version")).contains("version 2.");
    }

    /** The plan for AKS: replicas, processors, memory, disk. */
    @ParameterizedTest
    @CsvSource({
      "Deployment/mimir-query-frontend, 3, 2, 4Gi, ",
      "Deployment/mimir-querier, 6, 4, 8Gi, ",
      "StatefulSet/mimir-ingester-zone-a, 4, 4, 16Gi, 100Gi",
      "StatefulSet/mimir-ingester-zone-b, 4, 4, 16Gi, 100Gi",
      "StatefulSet/mimir-ingester-zone-c, 4, 4, 16Gi, 100Gi",
      "StatefulSet/mimir-store-gateway-zone-a, 2, 2, 8Gi, 100Gi",
      "StatefulSet/mimir-store-gateway-zone-b, 2, 2, 8Gi, 100Gi",
      "StatefulSet/mimir-store-gateway-zone-c, 2, 2, 8Gi, 100Gi",
      "StatefulSet/mimir-compactor, 3, 4, 8Gi, 100Gi",
      "Deployment/mimir-ruler, 3, 2, 4Gi, ",
      "Deployment/loki-gateway, 3, 1, 2Gi, ",
      "Deployment/loki-distributor, 6, 2, 4Gi, ",
      "StatefulSet/loki-ingester-zone-a, 3, 4, 8Gi, 150Gi",
      "StatefulSet/loki-ingester-zone-b, 3, 4, 8Gi, 150Gi",
      "StatefulSet/loki-ingester-zone-c, 3, 4, 8Gi, 150Gi",
      "Deployment/loki-querier, 6, 4, 8Gi, ",
      "Deployment/loki-query-frontend, 3, 2, 4Gi, ",
      "StatefulSet/loki-compactor, 1, 2, 4Gi, 50Gi",
      "Deployment/tempo-distributor, 6, 2, 4Gi, ",
      "StatefulSet/tempo-block-builder, 9, 4, 8Gi, ",
      "StatefulSet/tempo-live-store, 9, 4, 8Gi, ",
      "Deployment/tempo-querier, 6, 4, 8Gi, ",
      "Deployment/tempo-query-frontend, 3, 2, 4Gi, ",
      "StatefulSet/tempo-backend-worker, 3, 2, 4Gi, ",
      "Deployment/grafana, 3, 2, 4Gi, "
    })
    void prod_hasThePlansSizes(
        String name, int replicas, String processors, String memory, String disk) throws Exception {
      Map<String, Object> object = render("prod", "azure").get(name);

      assertThat(object).as(name).isNotNull();
      Object pod = StackFiles.at(object, "spec", "template", "spec");
      Object requests =
          ((List<?>) StackFiles.at(pod, "containers"))
              .stream()
                  .map(container -> StackFiles.at(container, "resources", "requests"))
                  .filter(Objects::nonNull)
                  .findFirst()
                  .orElseThrow();
      assertThat(StackFiles.at(object, "spec", "replicas")).isEqualTo(replicas);
      assertThat(StackFiles.at(requests, "cpu")).hasToString(processors);
      assertThat(StackFiles.at(requests, "memory")).isEqualTo(memory);
      assertThat(StackFiles.at(pod, "tolerations").toString())
          .as("it may run on the pool of the stack")
          .contains("key=lgtm");
      if (disk != null) {
        assertThat(StackFiles.at(object, "spec", "volumeClaimTemplates").toString())
            .contains("storage=" + disk);
      }
      if (name.contains("-zone-")) {
        int zone = name.charAt(name.length() - 1) - 'a' + 1;
        assertThat(StackFiles.at(pod, "nodeSelector").toString()).contains("eastus-" + zone);
      }
    }

    @Test
    void queriersOfProd_areScaledAsThePlanSays() throws Exception {
      Map<String, Object> scaler =
          render("prod", "azure").get("HorizontalPodAutoscaler/mimir-querier-hpa");

      assertThat(StackFiles.at(scaler, "spec", "scaleTargetRef", "name"))
          .isEqualTo("mimir-querier");
      assertThat(StackFiles.at(scaler, "spec", "minReplicas")).isEqualTo(6);
      assertThat(StackFiles.at(scaler, "spec", "maxReplicas")).isEqualTo(20);
      assertThat(StackFiles.at(scaler, "spec", "metrics").toString())
          .contains("averageUtilization=70")
          .contains("averageUtilization=80");
    }

    /** Alloy makes the job of a pod of its namespace and this annotation. */
    @ParameterizedTest
    @CsvSource({
      "MimirIngesterDown, StatefulSet/mimir-ingester-zone-a, Deployment/mimir-querier",
      "LokiIngesterDown, StatefulSet/loki-ingester-zone-a, Deployment/loki-querier",
      "TempoIngesterDown, StatefulSet/tempo-live-store, Deployment/tempo-querier"
    })
    void alert_isForTheIngesters_andForNothingElse(String alert, String ingester, String other)
        throws Exception {
      String expression =
          RuleFiles.alerts(RuleFiles.metrics()).stream()
              .filter(rule -> alert.equals(rule.get("alert")))
              .map(rule -> (String) rule.get("expr"))
              .findFirst()
              .orElseThrow();
      Matcher jobs = Pattern.compile("job=~\"([^\"]+)\"").matcher(expression);
      assertThat(jobs.find()).as(expression).isTrue();

      assertThat(job(ingester)).matches(jobs.group(1));
      assertThat(job(other)).doesNotMatch(jobs.group(1));
    }

    private static String job(String name) throws Exception {
      Object annotations =
          StackFiles.at(
              render("prod", "azure").get(name), "spec", "template", "metadata", "annotations");
      assertThat(StackFiles.at(annotations, "prometheus.io/scrape")).isEqualTo("true");
      assertThat(StackFiles.at(annotations, "lgtm.io/tenant")).isEqualTo("platform");
      return "lgtm/" + StackFiles.at(annotations, "lgtm.io/application");
    }

    private static final Map<String, Map<String, Map<String, Object>>> DONE = new LinkedHashMap<>();

    /** Every object by kind and name. Rendered once for all tests of this class. */
    private static Map<String, Map<String, Object>> render(String size, String storage)
        throws Exception {
      Map<String, Map<String, Object>> done = DONE.get(size + storage);
      if (done != null) {
        return done;
      }
      Path target = folder.resolve(size + storage);
      bash.run(
          List.of(
              StackFiles.STACK.resolve("render.sh").toString(), size, target.toString(), storage));
      Map<String, Map<String, Object>> objects = new LinkedHashMap<>();
      for (Path file : StackFiles.yaml(target)) {
        for (Map<String, Object> object : StackFiles.documents(file)) {
          objects.put(object.get("kind") + "/" + StackFiles.at(object, "metadata", "name"), object);
        }
      }
      DONE.put(size + storage, objects);
      return objects;
    }

    private static String text(
        Map<String, Map<String, Object>> objects, String object, String key) {
      return (String)
          Objects.requireNonNull(StackFiles.at(objects.get(object), "data", key), object);
    }

    private static void check(String program, String configuration, List<String> options)
        throws Exception {
      if (Tool.isThere(program)) {
        Path file = Files.writeString(folder.resolve(program + ".yaml"), configuration);
        List<String> arguments = new ArrayList<>(List.of("-config.file=" + file));
        arguments.addAll(options);
        Tool.named(program)
            .run(arguments, Map.of("S3_ACCESS_KEY", "key", "S3_SECRET_KEY", "secret"));
      }
    }
  }
}
