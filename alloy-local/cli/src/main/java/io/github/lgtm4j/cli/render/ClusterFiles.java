/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.render;

import io.github.lgtm4j.cli.project.Application;
import io.github.lgtm4j.cli.project.Cluster;
import io.github.lgtm4j.cli.project.Deployment;
import io.github.lgtm4j.cli.project.Project;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The files of one cluster: the configs as they are, and what belongs to this cluster alone. */
final class ClusterFiles {
  static final String FROM = "Rendered by lgtm4j config render: change lgtm4j.yaml, not here.";

  private final Project project;
  private final Cluster cluster;
  private final Agents agents;
  private final SortedMap<String, String> files;

  private ClusterFiles(Project project, Cluster cluster) throws IOException {
    this.project = project;
    this.cluster = cluster;
    this.agents = new Agents(project, cluster);
    this.files = Shipped.in(List.of("modules", "choices", "exporters", "tenants"));
    files.put("tenants/tenants.alloy", agents.tenantsFile());
  }

  /** Each file's text by its path in the cluster's folder. */
  static SortedMap<String, String> of(Project project, Cluster cluster) throws IOException {
    ClusterFiles rendered = new ClusterFiles(project, cluster);
    switch (cluster.kind()) {
      case K8S -> rendered.kubernetes();
      case VM -> rendered.machines();
      case COMPOSE -> rendered.compose();
    }
    return rendered.files;
  }

  // ---- Kubernetes

  private void kubernetes() throws IOException {
    files.putAll(Shipped.in(List.of("kubernetes", "manifests")));
    switch (cluster.agent()) {
      case NODE -> nodeAgent();
      case RESTRICTED -> {
        // The overlay's own settings are examples.
        settingsIn("");
        files.put(
            "kustomization.yaml",
            kustomization("alloy-system", "manifests/overlays/restricted", "replace"));
      }
      case APPLICATION ->
          project.forEachIn(
              cluster.name(),
              (application, deployment) -> new ApplicationAgent(application, deployment).render());
    }
    if (cluster.agent() != Cluster.Agent.RESTRICTED) {
      files.keySet().removeIf(path -> path.startsWith("manifests/overlays/"));
    }
    project.forEachIn(
        cluster.name(),
        (application, deployment) ->
            files.put(
                "applications/" + name(application, deployment) + "/kustomization.yaml",
                component(application, deployment)));
  }

  private void nodeAgent() {
    if (cluster.canary() == null) {
      settingsIn("");
      files.put("kustomization.yaml", kustomization("alloy-system", "manifests/base", "create"));
      return;
    }
    files.put("settings/settings.env", settings(agents.settings()));
    files.put(
        "settings/kustomization.yaml",
        header()
            + """
            kind: Kustomization
            configMapGenerator:
              - name: alloy-settings
                envs: [settings.env]
            """);
    String[] label = cluster.canary().split("=", 2);
    files.put("stable/kustomization.yaml", Canary.of(header(), label, false));
    files.put("canary/kustomization.yaml", Canary.of(header(), label, true));
  }

  private void settingsIn(String folder) {
    files.put(folder + "settings.env", settings(agents.settings()));
  }

  private static String settings(Map<String, String> settings) {
    StringBuilder text = new StringBuilder("# " + FROM + "\n");
    settings.forEach((name, value) -> text.append(name + "=" + value + "\n"));
    return text.toString();
  }

  private static String header() {
    return "# " + FROM + "\napiVersion: kustomize.config.k8s.io/v1beta1\n";
  }

  private static String kustomization(String namespace, String base, String behavior) {
    return header()
        + """
        kind: Kustomization
        namespace: %s
        resources:
          - %s
        configMapGenerator:
          - name: alloy-settings
            behavior: %s
            envs: [settings.env]
        """
            .formatted(namespace, base, behavior);
  }

  private static String name(Application application, Deployment deployment) {
    return application.name() + "-" + deployment.environment();
  }

  /** What an application's own kustomization adds: who it is, what is collected, the agent. */
  private String component(Application application, Deployment deployment) {
    StringBuilder annotations = new StringBuilder();
    Described.annotations(application, deployment)
        .forEach((name, value) -> annotations.append(name + ": " + Described.quoted(value) + "\n"));
    return """
        # %s
        # For the kustomization of %s in namespace %s:
        #   components: [this folder]
        apiVersion: kustomize.config.k8s.io/v1alpha1
        kind: Component
        components:
          - ../../manifests/components/java-agent
        patches:
          - target:
              kind: Deployment
            patch: |-
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: any
              spec:
                template:
                  metadata:
                    annotations:
        """
            .formatted(FROM, application.name(), deployment.namespace())
        + annotations.toString().indent(14);
  }

  /** An agent of one application: in its namespace, for its namespace. */
  private final class ApplicationAgent {
    private final Application application;
    private final Deployment deployment;

    ApplicationAgent(Application application, Deployment deployment) {
      this.application = application;
      this.deployment = deployment;
    }

    void render() {
      String folder = "agents/" + name(application, deployment) + "/";
      String namespace = String.valueOf(deployment.namespace());
      Map<String, String> settings = new LinkedHashMap<>(agents.settings());
      settings.put("LGTM_ENVIRONMENT", deployment.environment());
      settings.put("LGTM_APPLICATION", application.name());
      settings.put("LGTM_NAMESPACE", namespace);
      settings.put("LGTM_TENANT", deployment.tenant());
      files.put(folder + "settings.env", settings(settings));
      files.put(
          folder + "kustomization.yaml",
          PerApplication.kustomization(header(), "alloy-" + application.name(), namespace));
      files.put(folder + "service.yaml", PerApplication.service("alloy-" + application.name()));
    }
  }

  // ---- machines

  private void machines() throws IOException {
    files.putAll(Shipped.in(List.of("vm")));
    Map<String, String> settings = new LinkedHashMap<>(agents.settings());
    settings.putIfAbsent("LGTM_OTLP_GRPC_ADDRESS", "127.0.0.1:4317");
    settings.putIfAbsent("LGTM_OTLP_HTTP_ADDRESS", "127.0.0.1:4318");
    files.put("vm/systemd/alloy.env", settings(settings));
    project.forEachIn(
        cluster.name(),
        (application, deployment) -> {
          String name = name(application, deployment);
          files.put(
              "targets/" + name + ".yaml",
              Described.listing(
                  "localhost:" + deployment.endpoints().metricsPort(),
                  application,
                  deployment,
                  ""));
          String logs = deployment.endpoints().logFiles();
          String path = logs == null ? "/var/log/" + application.name() + "/*.log" : logs;
          files.put(
              "logs/" + name + ".yaml",
              Described.listing(
                  "localhost",
                  application,
                  deployment,
                  "__path__: " + Described.quoted(path) + ", "));
        });
  }

  // ---- compose

  private void compose() throws IOException {
    files.putAll(Shipped.in(List.of("compose")));
    StringBuilder text =
        new StringBuilder("# " + FROM + "\nservices:\n  alloy:\n    environment:\n");
    agents
        .settings()
        .forEach(
            (name, value) -> text.append("      " + name + ": " + Described.quoted(value) + "\n"));
    project.forEachIn(
        cluster.name(),
        (application, deployment) -> {
          text.append("  " + Described.quoted(application.name()) + ":\n    labels:\n");
          Described.annotations(application, deployment)
              .forEach(
                  (name, value) ->
                      text.append("      " + name + ": " + Described.quoted(value) + "\n"));
        });
    files.put("compose/applications.yaml", text.toString());
    // Compose replaces variables in each file by itself, before it joins them.
    files.put("compose/settings.env", settings(agents.settings()));
  }
}
