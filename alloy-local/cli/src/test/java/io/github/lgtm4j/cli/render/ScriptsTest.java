/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts of the seeds, with commands in the place of kubectl and minikube that note their
 * arguments.
 */
class ScriptsTest {
  private static final Path SCRIPTS = Path.of(System.getProperty("lgtm4j.root")).resolve("scripts");

  @TempDir Path folder;

  private int exitCode;

  @BeforeEach
  void commands() throws IOException {
    for (String name : List.of("kubectl", "minikube", "recorded")) {
      command(name, "echo \"" + name + " $*\" >> \"$CALLS\"\n");
    }
    command(
        "lgtm4j",
        "exec java -cp '"
            + System.getProperty("java.class.path")
            + "' io.github.lgtm4j.cli.Main \"$@\"\n");
  }

  @Test
  void generateAlloyConfig_withFourNames_rendersTheApplicationsAgent() throws Exception {
    String said = run("lgtm4j", "generate-alloy-config.sh", "checkout", "prod", "eu-1", "shop");

    assertThat(exitCode).as(said).isZero();
    assertThat(said).endsWith("kubectl apply -k configs/checkout-prod/eu-1/agents/checkout-prod\n");
    assertThat(folder.resolve("configs/checkout-prod/eu-1/agents/checkout-prod/settings.env"))
        .content()
        .contains("LGTM_APPLICATION=checkout", "LGTM_CLUSTER=eu-1", "LGTM_NAMESPACE=shop");
  }

  @Test
  void scripts_withoutArguments_sayHowTheyAreUsed() throws Exception {
    for (String script :
        List.of(
            "generate-alloy-config.sh",
            "validate-onboarding.sh",
            "generate-traffic.sh",
            "clusters-up.sh",
            "clusters-down.sh")) {
      assertThat(run("recorded", script)).startsWith("Usage: ");
      assertThat(exitCode).isEqualTo(1);
    }
  }

  @Test
  void validateOnboarding_asksTheAgentAndThenTheStack() throws Exception {
    run("recorded", "validate-onboarding.sh", "checkout", "prod", "shop", "--wait", "2m");

    assertThat(calls())
        .containsExactly(
            "kubectl rollout status daemonset/alloy-checkout --namespace shop --timeout 60s",
            "recorded verify checkout --environment prod --namespace shop --grafana"
                + " http://localhost:3000 --wait 2m");
  }

  @Test
  void clusters_areMadeAppliedToAndRemoved() throws Exception {
    Files.createDirectories(folder.resolve("out/eu-1"));
    Files.writeString(folder.resolve("out/eu-1/kustomization.yaml"), "");

    run("recorded", "clusters-up.sh", "out", "eu-1");
    run("recorded", "clusters-down.sh", "eu-1");
    assertThat(run("recorded", "clusters-up.sh", "out", "eu-2")).contains("render it first");
    run("recorded", "get-cluster-info.sh", "eu-1");
    run("recorded", "portforwards/port-forward-grafana.sh");

    assertThat(calls())
        .containsExactly(
            "minikube start --profile eu-1 --memory 2g --cpus 2",
            "kubectl --context eu-1 apply --kustomize out/eu-1",
            "minikube delete --profile eu-1",
            "kubectl --context eu-1 get daemonsets,pods --all-namespaces --output wide --selector"
                + " app.kubernetes.io/component=source-agent",
            "kubectl port-forward --namespace monitoring svc/grafana 3000:3000");
  }

  @Test
  void traffic_reachesTheApplication_andIsCounted() throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    try {
      String port = String.valueOf(server.getAddress().getPort());
      assertThat(run("recorded", "generate-traffic.sh", port, "1")).contains("200 /");
    } finally {
      server.stop(0);
    }
  }

  private void command(String name, String text) throws IOException {
    Path command = folder.resolve(name);
    Files.writeString(command, "#!/bin/sh\n" + text);
    assertThat(command.toFile().setExecutable(true)).isTrue();
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(folder.resolve("calls"));
  }

  private String run(String lgtm4j, String script, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(SCRIPTS.resolve(script).toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("LGTM4J", folder.resolve(lgtm4j).toString());
    builder.environment().put("CALLS", folder.resolve("calls").toString());
    builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    exitCode = process.waitFor();
    return text;
  }
}
