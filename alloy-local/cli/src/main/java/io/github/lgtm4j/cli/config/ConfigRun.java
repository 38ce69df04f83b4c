/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import io.github.lgtm4j.cli.alloy.Alloy;
import io.github.lgtm4j.cli.alloy.RunningAlloy;
import io.github.lgtm4j.cli.fixture.FakeDocker;
import io.github.lgtm4j.cli.fixture.FakeKubernetes;
import io.github.lgtm4j.cli.fixture.HttpSender;
import io.github.lgtm4j.cli.fixture.Placeholders;
import io.github.lgtm4j.cli.fixture.PodLogs;
import io.github.lgtm4j.cli.fixture.PodServers;
import io.github.lgtm4j.cli.fixture.TestCase;
import io.github.lgtm4j.cli.receiver.Receiver;
import io.github.lgtm4j.sink.LocalSink;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A config under test: Alloy between what a case feeds it with and a local sink. */
final class ConfigRun implements AutoCloseable {
  private static final String NODE = "node-under-test";

  private final TestCase test;
  private final Path caseFolder;
  private final Path folder;
  private final Placeholders placeholders = new Placeholders();
  private final LocalSink sink = LocalSink.builder().freePorts().start();
  private final Receiver receiver;
  private final PodServers servers;
  private final FakeKubernetes kubernetes;
  private final FakeDocker docker;
  private final PodLogs logs;
  private final int otlpPort = freePort();
  private final ConfigCopy main;
  private final List<ConfigCopy> sources = new ArrayList<>();

  /**
   * @param caseFolder where the {@code case.yaml} is
   * @param folder an empty folder for the copy of the config and for what Alloy stores
   */
  ConfigRun(Alloy alloy, TestCase test, Path caseFolder, Path folder) throws IOException {
    this.test = test;
    this.caseFolder = caseFolder;
    this.folder = folder;
    receiver = Receiver.before(sink);
    servers = new PodServers(test, caseFolder);
    kubernetes = new FakeKubernetes(test, servers, placeholders, NODE);
    logs = new PodLogs(folder.resolve("logs"), placeholders);
    docker = new FakeDocker(test, servers, caseFolder, placeholders);
    for (TestCase.Pod pod : test.pods()) {
      if (!pod.logs().isEmpty()) {
        kubernetes.setLines(pod.name(), Files.readAllLines(caseFolder.resolve(pod.logs())));
      }
    }
    Files.createDirectories(logs.root());
    setPlaceholders();
    writeFiles();
    main = copy(alloy, test.main(), "main");
    for (TestCase.Source source : test.sources()) {
      sources.add(copy(alloy, source, "source-" + (sources.size() + 1)));
    }
  }

  private void writeFiles() throws IOException {
    for (Map.Entry<String, String> file : test.files().entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      String text = Files.readString(caseFolder.resolve(file.getValue()));
      Files.writeString(target, placeholders.replaceIn(text));
    }
  }

  private ConfigCopy copy(Alloy alloy, TestCase.Source config, String name) throws IOException {
    Path source = caseFolder.resolve(config.config()).normalize();
    return new ConfigCopy(alloy, config, source, folder.resolve(name));
  }

  private void setPlaceholders() {
    for (TestCase.Pod pod : test.pods()) {
      placeholders.put("port." + pod.name(), String.valueOf(servers.port(pod.name())));
    }
    for (char name = 'a'; name <= 'h'; name++) {
      placeholders.put("free." + name, String.valueOf(freePort()));
    }
    placeholders.put("folder", folder.toString());
    placeholders.put("sink", receiver.address().toString());
  }

  private Map<String, String> variables(TestCase.Source config) throws IOException {
    Path kubeconfig = folder.resolve("kubeconfig");
    kubernetes.writeKubeconfig(kubeconfig);
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("KUBECONFIG", kubeconfig.toString());
    variables.put("NODE_NAME", NODE);
    variables.put("DOCKER_HOST", docker.address());
    variables.put("LGTM_SINK_URL", receiver.address().toString());
    variables.put("LGTM_LOGS_ROOT", logs.root().toString());
    variables.put("LGTM_OTLP_GRPC_ADDRESS", "127.0.0.1:" + freePort());
    variables.put("LGTM_OTLP_HTTP_ADDRESS", "127.0.0.1:" + otlpPort);
    variables.put("LGTM_SCRAPE_INTERVAL", "1s");
    variables.put("LGTM_SCRAPE_TIMEOUT", "1s");
    config
        .environment()
        .forEach((name, value) -> variables.put(name, placeholders.replaceIn(value)));
    return variables;
  }

  /** What {@code alloy validate} has to say; empty if nothing. */
  String validate() throws IOException, InterruptedException {
    return main.validate();
  }

  /** Starts Alloy, on the storage that an earlier start left, and those that send to it. */
  RunningAlloy start() throws IOException, InterruptedException {
    RunningAlloy started = main.start(variables(test.main()));
    for (int i = 0; i < sources.size(); i++) {
      sources.get(i).start(variables(test.sources().get(i)));
    }
    return started;
  }

  /** Feeds it with everything that the case has. */
  void feed() throws IOException {
    for (TestCase.Pod pod : test.pods()) {
      if (!pod.logs().isEmpty()) {
        logs.write(pod, caseFolder.resolve(pod.logs()));
      }
    }
    for (TestCase.Request request : test.requests()) {
      InetAddress from =
          request.pod().isEmpty()
              ? InetAddress.getLoopbackAddress()
              : servers.address(request.pod());
      int port =
          request.to().isEmpty()
              ? otlpPort
              : URI.create("http://" + placeholders.replaceIn(request.to())).getPort();
      String body = Files.readString(caseFolder.resolve(request.body()));
      HttpSender.post(from, port, request, placeholders.replaceIn(body));
    }
  }

  /** What has arrived, and what Alloy counted: the lines of {@code expected.txt}. */
  List<String> arrivals() throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>(new Arrivals(sink.telemetry()).lines());
    receiver.headers().forEach(headers -> lines.add("request " + headers));
    lines.addAll(Counters.of(main.metrics()));
    return new Summary(test.some(), test.ignore())
        .of(lines.stream().map(placeholders::restoreIn).toList());
  }

  /** What the log of Alloy, and of those that send to it, complains of. */
  String complaints() throws IOException {
    StringBuilder complaints = new StringBuilder(main.complaints());
    for (ConfigCopy source : sources) {
      complaints.append(source.complaints());
    }
    return complaints.toString();
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
    sources.forEach(ConfigCopy::close);
    main.close();
    kubernetes.close();
    docker.close();
    servers.close();
    receiver.close();
    sink.close();
  }
}
