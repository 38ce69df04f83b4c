/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.cli.config.ConfigCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** A rendered cluster is right; with one mistake in it, that mistake is told in its line. */
class MutationsTest {
  private static final String ENTRY = "kubernetes/config.alloy";
  private static final String PODS = "modules/pods.alloy";
  private static final String SETTINGS = "modules/settings.alloy";
  private static final String LOGS = "modules/logs.alloy";
  private static final String TRACES = "exporters/traces-durable.alloy";
  private static final String TENANTS = "tenants/tenants.alloy";
  private static final String DAEMONSET = "manifests/daemonset/daemonset.yaml";
  private static final String RBAC = "manifests/shared/rbac.yaml";
  private static final String CHECKOUT = "applications/checkout-prod/kustomization.yaml";

  @TempDir private static Path rendered;

  @TempDir Path folder;

  @BeforeAll
  static void render() {
    Path project = RenderedProject.FILE;
    assertThat(
            run(
                "render",
                "k8s",
                "-f",
                project.toString(),
                "-o",
                rendered.toString(),
                "--set",
                "clusters.eu-1.canary=pool=canary"))
        .contains("Wrote ");
  }

  static Stream<Mutation> mutations() {
    return Stream.of(syntax(), structure(), references(), pipelines(), agents(), manifests())
        .flatMap(List::stream);
  }

  private static List<Mutation> syntax() {
    return List.of(
        Mutation.of(ENTRY, "lgtm.settings \"this\" { }", "lgtm.settings \"this\" {", "has no }"),
        Mutation.of(ENTRY, "= \"json\"", "= \"json", "this string has no end"),
        Mutation.of(ENTRY, "= \"json\"", "= 'json'", "in single quotes"),
        Mutation.of(ENTRY, "= \"json\"", "= \"js\\qon\"", "\\q is no escape"),
        Mutation.of(ENTRY, "[lgtm.self.this.logs]", "[lgtm.self.this.logs", "is missing"),
        Mutation.of(
            ENTRY, "level    = coalesce", "level    coalesce", "after level must come = or {"),
        Mutation.of(ENTRY, "receive.from \"pods\"", "receive.from \"my-pods\"", "a label must be"),
        Mutation.of(ENTRY, "// ---- metrics", "/* ---- metrics", "this comment has no end"),
        Mutation.of(ENTRY, "\"info\")", "\"info\"))", "begin a new line"),
        Mutation.of(
            ENTRY,
            "tenants.allowed \"this\" { }",
            "tenants.allowed \"this\" { } }",
            "begin a new line"),
        Mutation.of(PODS, "regex         = \"Running\"", "regex = ;\"Running\"", "has no meaning"),
        Mutation.of(PODS, "names = {", "names = {=", "a field's name must stand here"));
  }

  private static List<Mutation> structure() {
    return List.of(
        Mutation.of(
            ENTRY, "lgtm.pods \"this\"", "lgtm.podz \"this\"", "there is no component lgtm.podz"),
        Mutation.of(
            PODS,
            "discovery.kubernetes \"node\"",
            "discovery.kubernete \"node\"",
            "did you mean discovery.kubernetes?"),
        Mutation.of(
            PODS, "discovery.relabel \"identity\" {", "discovery.relabel {", "must have a label"),
        Mutation.of(ENTRY, "logging {", "logging \"x\" {", "logging has no label"),
        Mutation.of(
            PODS,
            "role            = \"pod\"",
            "rol = \"pod\"",
            "has no attribute rol; did you mean role?"),
        Mutation.of(PODS, "role            = \"pod\"", "", "must have the attribute role")
            .toldAt("discovery.kubernetes \"node\""),
        Mutation.of(
            PODS, "selectors {", "selector {", "has no block selector; did you mean selectors?"),
        Mutation.of(
            PODS,
            "attach_metadata {\n\t\t\tnamespace = true\n\t\t}",
            "attach_metadata = {namespace = true}",
            "attach_metadata is a block"),
        Mutation.of(
            TRACES,
            "timeout             = \"1s\"",
            "timeout = \"1 second\"",
            "must be a time such as"),
        Mutation.of(
            TRACES, "send_batch_size     = 1000", "send_batch_size = \"many\"", "must be a number"),
        Mutation.of(
            TRACES, "on_rebound       = true", "on_rebound = \"true\"", "must be true or false"),
        Mutation.of(
            PODS,
            "targets = discovery.kubernetes.node.targets",
            "targets = \"all\"",
            "must be a list"),
        Mutation.of(
            TRACES,
            "filename  = coalesce(sys.env(\"LGTM_SINK_PASSWORD_FILE\"), \"/dev/null\")",
            "filename = [\"a\"]",
            "must be text"),
        Mutation.of(
                ENTRY,
                "tenants.allowed \"this\" { }",
                "tenants.allowed \"this\" { }\n\n  tenants.allowed \"this\" { }",
                "is there twice")
            .toldAt("  tenants.allowed \"this\" { }"),
        Mutation.of(
                TRACES,
                "\t\tretry_on_failure {",
                "\t\tsending_queue { }\n\n\t\tretry_on_failure {",
                "takes sending_queue only once")
            .toldAt("\t\tsending_queue {\n"),
        Mutation.of(
                TRACES,
                "max_interval     = \"10s\"",
                "max_interval = \"10s\"\n\t\t\tmax_interval = \"11s\"",
                "has max_interval twice")
            .toldAt("max_interval = \"11s\""),
        Mutation.of(
            TRACES, "\t\tsending_queue {", "\t\tqueue_config {", "has no block queue_config"),
        Mutation.of(
            ENTRY,
            "pods            = lgtm.pods.this.targets",
            "podz            = lgtm.pods.this.targets",
            "has no argument podz; did you mean pods?"),
        Mutation.of(
                ENTRY,
                "pods            = lgtm.pods.this.targets",
                "",
                "must have the argument pods")
            .toldAt("metrics_from.source \"pods\""),
        Mutation.of(
                ENTRY,
                "lgtm.settings \"this\" { }",
                "lgtm.settings \"this\" {\n  rule { }\n}",
                "takes no block rule")
            .toldAt("  rule { }"),
        Mutation.of(ENTRY, "// ---- metrics", "verbose = true", "stands in no component"));
  }

  private static List<Mutation> references() {
    return List.of(
        Mutation.of(
            ENTRY,
            "lgtm.self.this.logs",
            "lgtm.self.that.logs",
            "leads nowhere: there is no component lgtm.self.that; did you mean lgtm.self.this?"),
        Mutation.of(
            PODS,
            "discovery.kubernetes.node.targets",
            "discovery.kubernetes.node.target",
            "exports no target: use one of targets"),
        Mutation.of(
            ENTRY, "lgtm.settings.this.tenant", "lgtm.settings.this.tenants", "exports no tenants"),
        Mutation.of(
            PODS,
            "argument.settings.value.cluster",
            "argument.setting.value.cluster",
            "argument.setting is not declared here"),
        Mutation.of(
            TRACES,
            "\"X-Scope-OrgID\" = argument.tenant.value",
            "\"X-Scope-OrgID\" = argument.tenant",
            "the argument's value is argument.tenant.value"),
        Mutation.of(
            SETTINGS,
            "string.format(",
            "string.formatted(",
            "there is no function string.formatted; did you mean string.format?"),
        Mutation.of(ENTRY, "\"../modules\"", "\"../modulez\"", "there is no file ../modulez"),
        Mutation.of(
                "settings/settings.env",
                "LGTM_LOGS_TRANSPORT=durable",
                "LGTM_LOGS_TRANSPORT=durabel",
                "there is no file ../exporters/logs-durabel.alloy")
            .toldIn(TENANTS, "\"../exporters/logs-\""),
        Mutation.of(
            SETTINGS,
            "value = sys.env(\"LGTM_CLUSTER\")",
            "value = sys.env(\"LGTM_CLUSTR\")",
            "LGTM_CLUSTR is set by no manifest here, and is empty then; did you mean LGTM_CLUSTER?"),
        Mutation.of(
            SETTINGS,
            "value = sys.env(\"LGTM_CLUSTER\")",
            "value = \"${LGTM_CLUSTER}\"",
            "write sys.env(\"LGTM_CLUSTER\")"));
  }

  private static List<Mutation> pipelines() {
    return List.of(
        Mutation.of(
                LOGS,
                "stage.labels {\n\t\t\tvalues = {",
                "stage.labels {\n\t\t\tvalues = {\n\t\t\t\ttrace_id = \"\",",
                "trace_id as a label makes a stream for each value")
            .toldAt("trace_id = \"\",\n\t\t\t\t"),
        Mutation.of(
                LOGS,
                "stage.labels {\n\t\t\tvalues = {",
                "stage.labels {\n\t\t\tvalues = {\n\t\t\t\tregion = \"eu\",",
                "no stage before this takes eu out of the line")
            .toldAt("region = \"eu\""),
        Mutation.of(
            PODS,
            "replacement  = argument.settings.value.cluster",
            "replacement  = \"{{ .Cluster }}\"",
            "a replacement is not a template"),
        Mutation.of(
            TRACES,
            "token = string.trim_space(convert.nonsensitive(local.file.token.content))",
            "token = \"hunter2\"",
            "holds a secret in plain text"));
  }

  private static List<Mutation> agents() {
    return List.of(
        Mutation.of(DAEMONSET, "containerPort: 4317", "containerPort: 4319", "listens on 4319"),
        Mutation.of(
                DAEMONSET,
                "containerPort: 4317",
                "containerPort: 4319",
                "the container has no port 4317")
            .toldAt("ports:\n            - name: http-metrics"),
        Mutation.of(
                DAEMONSET,
                "listen-addr=0.0.0.0:12345",
                "listen-addr=0.0.0.0:12346",
                "listens on 12345: it listens on")
            .toldAt("containerPort: 12345"),
        Mutation.of(
            DAEMONSET, "port: http-metrics", "port: http-metric", "did you mean http-metrics?"),
        Mutation.of(
                DAEMONSET,
                "            - --stability.level=public-preview\n",
                "",
                "otelcol.storage.file.queue")
            .toldAt("args:"),
        Mutation.of(
            DAEMONSET,
            "/etc/alloy/kubernetes/config.alloy",
            "/etc/alloy/kubernetes/conf.alloy",
            "no such config is in this folder"),
        Mutation.of(RBAC, "verbs: [list, watch]", "verbs: [list]", "no role here allows to watch")
            .toldAt("rules:"),
        Mutation.of(
                RBAC,
                "resources: [pods, namespaces]",
                "resources: [pods]",
                "list and watch namespaces")
            .toldAt("rules:"),
        Mutation.of(
                RBAC,
                "resources: [pods, namespaces]",
                "resources: [pods, namespaces, secrets]",
                "allows secrets, which no config here asks for")
            .toldAt("- apiGroups"),
        Mutation.of(
                RBAC, "verbs: [list, watch]", "verbs: [list, watch, delete]", "allows to delete")
            .toldAt("- apiGroups"),
        Mutation.of(
                RBAC,
                "kind: ClusterRole\n  name: alloy-source",
                "kind: ClusterRole\n  name: alloy-sauce",
                "there is no role alloy-sauce")
            .toldAt("name: alloy-sauce"),
        Mutation.of(
            DAEMONSET,
            "serviceAccountName: alloy-source",
            "serviceAccountName: alloy-sources",
            "there is no service account alloy-sources"));
  }

  private static List<Mutation> manifests() {
    return List.of(
        Mutation.of(
            DAEMONSET,
            "maxUnavailable: 1",
            "maxUnavailible: 1",
            "has no field maxUnavailible; did you mean maxUnavailable?"),
        Mutation.of(
            DAEMONSET,
            "terminationGracePeriodSeconds: 75",
            "terminationGracePeriodSeconds: \"75\"",
            "must be a whole number"),
        Mutation.of(
            DAEMONSET,
            "readOnlyRootFilesystem: true",
            "readOnlyRootFilesystem: \"yes\"",
            "must be true or false"),
        Mutation.of(DAEMONSET, "memory: 768Mi", "memory: 768MB", "must be a quantity"),
        Mutation.of(
                DAEMONSET, "apiVersion: apps/v1", "apiVersion: apps/v1beta1", "it is in apps/v1")
            .toldAt("kind: DaemonSet"),
        Mutation.of(
            DAEMONSET,
            "{name: modules, mountPath",
            "{name: module, mountPath",
            "the pod has no volume module; did you mean modules?"),
        Mutation.of(
            DAEMONSET,
            "name: alloy-modules",
            "name: alloy-module",
            "nothing here makes the ConfigMap alloy-module; did you mean alloy-modules?"),
        Mutation.of(
            DAEMONSET,
            "matchLabels: *labels",
            "matchLabels: {app: alloy}",
            "its own have no such label"),
        Mutation.of(
            DAEMONSET,
            "prometheus.io/scrape: \"false\"",
            "prometheus.io/scrape: false",
            "must be text: put it in quotes"),
        Mutation.of(DAEMONSET, "hostPort: 4318", "hostPort: 4317", "hostPort 4317 is taken")
            .toldAt("hostPort: 4317\n          readinessProbe"),
        Mutation.of(DAEMONSET, "image: grafana/alloy:v1.18.0", "", "must have image")
            .toldAt("- name: alloy\n"),
        Mutation.of(
                DAEMONSET,
                "fieldPath: spec.nodeName",
                "fieldPath: spec.nodeName\n                   x: 1",
                "is not YAML")
            .toldAt("                   x: 1"),
        Mutation.of(
                RBAC,
                "automountServiceAccountToken: true",
                "automountServiceAccountToken: true\nautomountServiceAccountToken: false",
                "is given twice")
            .toldAt("automountServiceAccountToken: false"),
        Mutation.of(
                RBAC,
                "kind: ServiceAccount\nmetadata:\n  name: alloy-source",
                "kind: ServiceAccount\nmetadata:\n  name: alloy-${APPLICATION_NAME}",
                "neither kubectl nor Kustomize replaces that")
            .toldAt("name: alloy-${"),
        Mutation.of(
            "settings/settings.env",
            "LGTM_ENVIRONMENT=prod",
            "LGTM_ENVIRONMENT=production",
            "LGTM_ENVIRONMENT must be dev, staging or prod, not \"production\""),
        Mutation.of(
            CHECKOUT,
            "lgtm.io/tier: \"tier1\"",
            "lgtm.io/tier: \"gold\"",
            "lgtm.io/tier must be tier1, tier2 or tier3"),
        Mutation.of(
            CHECKOUT,
            "lgtm.io/team:",
            "lgtm.io/teams:",
            "lgtm.io/teams means nothing; did you mean lgtm.io/team?"),
        Mutation.of(
            CHECKOUT,
            "prometheus.io/port: \"9464\"",
            "prometheus.io/port: \"http\"",
            "must be a port such as"));
  }

  @Test
  void renderedCluster_hasNoProblem() {
    assertThat(check(rendered.resolve("eu-1"))).startsWith("no problem in ");
  }

  @Test
  void mutations_areManyEnough() {
    assertThat(mutations()).hasSizeGreaterThanOrEqualTo(60);
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void mistake_madeInARenderedCluster_isToldInItsLine(Mutation mutation) throws IOException {
    copy(rendered.resolve("eu-1"), folder);
    mutation.applyTo(folder);

    String place = mutation.place(folder);
    assertThat(check(folder).lines())
        .anySatisfy(line -> assertThat(line).startsWith(place).contains(mutation.says()));
  }

  static String check(Path folder) {
    return run("check", "--no-alloy", folder.toString());
  }

  static String run(String... arguments) {
    StringWriter printed = new StringWriter();
    PrintWriter out = new PrintWriter(printed);
    new CommandLine(new ConfigCommand()).setOut(out).setErr(out).execute(arguments);
    return printed.toString();
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }
}
