/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import io.github.lgtm4j.cli.alloy.Alloy;
import io.github.lgtm4j.cli.alloy.RunningAlloy;
import io.github.lgtm4j.cli.fixture.FakeKubernetes;
import io.github.lgtm4j.cli.fixture.OtlpSender;
import io.github.lgtm4j.cli.fixture.Placeholders;
import io.github.lgtm4j.cli.fixture.PodLogs;
import io.github.lgtm4j.cli.fixture.PodServers;
import io.github.lgtm4j.cli.fixture.TestCase;
import io.github.lgtm4j.cli.receiver.Receiver;
import io.github.lgtm4j.sink.LocalSink;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A config under test: Alloy between what a case feeds it with and a local sink. */
final class ConfigRun implements AutoCloseable {
  private static final String NODE = "node-under-test";

  private final Alloy alloy;
  private final TestCase test;
  private final Path caseFolder;
  private final Path folder;
  private final Placeholders placeholders = new Placeholders();
  private final LocalSink sink = LocalSink.builder().freePorts().start();
  private final Receiver receiver;
  private final PodServers servers;
  private final FakeKubernetes kubernetes;
  private final PodLogs logs;
  private final int otlpPort = freePort();
  private final Map<String, String> variables = new LinkedHashMap<>();
  private @Nullable RunningAlloy running;

  /**
   * @param caseFolder where the {@code case.yaml} is
   * @param folder an empty folder for the copy of the config and for what Alloy stores
   */
  ConfigRun(Alloy alloy, TestCase test, Path caseFolder, Path folder) throws IOException {
    this.alloy = alloy;
    this.test = test;
    this.caseFolder = caseFolder;
    this.folder = folder;
    receiver = Receiver.before(sink);
    servers = new PodServers(test, caseFolder);
    kubernetes = new FakeKubernetes(test, servers, placeholders, NODE);
    logs = new PodLogs(folder.resolve("logs"), placeholders);
    Files.createDirectories(logs.root());
    for (TestCase.Pod pod : test.pods()) {
      placeholders.put("port." + pod.name(), String.valueOf(servers.port(pod.name())));
    }
    placeholders.put("folder", folder.toString());
    copyConfig();
    setVariables();
  }

  private void copyConfig() throws IOException {
    Path source = caseFolder.resolve(test.config()).normalize();
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".alloy")).toList()) {
        Path copy = config().resolve(source.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    if (!test.tenants().isEmpty()) {
      Files.writeString(config().resolve("tenants/tenants.alloy"), TenantsFile.of(test.tenants()));
    }
    for (Map.Entry<String, String> file : test.files().entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      String text = Files.readString(caseFolder.resolve(file.getValue()));
      Files.writeString(target, placeholders.replaceIn(text));
    }
  }

  private Path config() {
    return folder.resolve("config");
  }

  private void setVariables() throws IOException {
    placeholders.put("sink", receiver.address().toString());
    for (String name : List.of("a", "b", "c", "d")) {
      placeholders.put("free." + name, String.valueOf(freePort()));
    }
    placeholders.put("otlp.grpc", "127.0.0.1:" + freePort());
    placeholders.put("otlp.http", "127.0.0.1:" + otlpPort);
    Path kubeconfig = folder.resolve("kubeconfig");
    kubernetes.writeKubeconfig(kubeconfig);
    variables.put("KUBECONFIG", kubeconfig.toString());
    variables.put("NODE_NAME", NODE);
    variables.put("LGTM_SINK_URL", receiver.address().toString());
    variables.put("LGTM_LOGS_ROOT", logs.root().toString());
    variables.put("LGTM_OTLP_GRPC_ADDRESS", placeholders.replaceIn("${otlp.grpc}"));
    variables.put("LGTM_OTLP_HTTP_ADDRESS", placeholders.replaceIn("${otlp.http}"));
    variables.put("LGTM_SCRAPE_INTERVAL", "1s");
    variables.put("LGTM_SCRAPE_TIMEOUT", "1s");
    test.environment().forEach((name, value) -> variables.put(name, placeholders.replaceIn(value)));
  }

  /** What {@code alloy validate} has to say; empty if nothing. */
  String validate() throws IOException, InterruptedException {
    return alloy.validate(entry(), test.stabilityLevel());
  }

  private Path entry() {
    return config().resolve(test.entry());
  }

  /** Starts Alloy on the storage of this run. */
  RunningAlloy start() throws IOException, InterruptedException {
    RunningAlloy started =
        alloy.run(entry(), test.stabilityLevel(), folder.resolve("storage"), variables);
    running = started;
    return started;
  }

  /** Feeds it with everything that the case has. */
  void feed() throws IOException {
    for (TestCase.Pod pod : test.pods()) {
      if (!pod.logs().isEmpty()) {
        logs.write(pod, caseFolder.resolve(pod.logs()));
      }
    }
    for (TestCase.Otlp request : test.otlp()) {
      InetAddress from =
          request.pod().isEmpty()
              ? InetAddress.getLoopbackAddress()
              : servers.address(request.pod());
      String body = Files.readString(caseFolder.resolve(request.body()));
      OtlpSender.post(from, otlpPort, request.path(), placeholders.replaceIn(body));
    }
  }

  /** What has arrived, and what Alloy counted: the lines of {@code expected.txt}. */
  List<String> arrivals() throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>(new Arrivals(sink.telemetry()).lines());
    receiver.headers().forEach(headers -> lines.add("request " + headers));
    if (running != null) {
      lines.addAll(Counters.of(running.metrics()));
    }
    return new Summary(test.some()).of(lines.stream().map(placeholders::restoreIn).toList());
  }

  /** What Alloy's log complains of. */
  String complaints() throws IOException {
    return running == null ? "" : running.complaints();
  }

  LocalSink sink() {
    return sink;
  }

  Receiver receiver() {
    return receiver;
  }

  FakeKubernetes kubernetes() {
    return kubernetes;
  }

  PodLogs logs() {
    return logs;
  }

  int otlpPort() {
    return otlpPort;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (running != null) {
      running.close();
    }
    kubernetes.close();
    servers.close();
    receiver.close();
    sink.close();
  }
}
