/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.system.LogProgram.Ended;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A Spring Boot application or a Tomcat of {@code src/test/applications}, in a process. */
final class WebProcess implements AutoCloseable {
  private static final Duration TIME_TO_START = Duration.ofSeconds(120);

  private final Process process;
  private final Path output;
  private final Path errors;
  private final URI address;

  private WebProcess(Process process, Path output, Path errors, int port) {
    this.process = process;
    this.output = output;
    this.errors = errors;
    this.address = URI.create("http://localhost:" + port);
  }

  /** Returns when it listens. */
  static WebProcess springBoot(String version, List<String> options, Map<String, String> variables)
      throws IOException {
    int port = freePort();
    List<String> command = new ArrayList<>(options);
    command.addAll(List.of("-jar", Built.springBoot(version).toString(), "--server.port=" + port));
    WebProcess web = start(command, variables, port);
    web.await(() -> web.output().contains("Listening on port"));
    return web;
  }

  /**
   * A Tomcat with a folder of its own, which must be there, and logback-access in it; returns when
   * all of its folder {@code webapps} is deployed.
   */
  static WebProcess tomcat(Path base, List<String> options, Map<String, String> variables)
      throws IOException {
    int port = freePort();
    Path conf = Files.createDirectories(base.resolve("conf"));
    for (String file : new String[] {"web.xml", "logging.properties"}) {
      Files.copy(Built.TOMCAT.resolve("conf").resolve(file), conf.resolve(file));
    }
    Files.writeString(conf.resolve("server.xml"), SERVER.formatted(port));
    Files.writeString(conf.resolve("logback-access.xml"), ACCESS);
    Path libraries = Files.createDirectories(base.resolve("lib"));
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(Built.LOGBACK_ACCESS)) {
      for (Path jar : jars) {
        Files.copy(jar, libraries.resolve(jar.getFileName()));
      }
    }
    Files.createDirectories(base.resolve("temp"));
    Path bin = Built.TOMCAT.resolve("bin");
    List<String> command = new ArrayList<>(options);
    command.addAll(
        List.of(
            "-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager",
            "-Djava.util.logging.config.file=" + conf.resolve("logging.properties"),
            "-Dcatalina.home=" + Built.TOMCAT,
            "-Dcatalina.base=" + base,
            "-Djava.io.tmpdir=" + base.resolve("temp"),
            "-cp",
            bin.resolve("bootstrap.jar") + ":" + bin.resolve("tomcat-juli.jar"),
            "org.apache.catalina.startup.Bootstrap",
            "start"));
    WebProcess web = start(command, variables, port);
    web.await(() -> web.errors().contains("Server startup in"));
    return web;
  }

  private static final String SERVER =
      """
      <Server port="-1">
        <Service name="Catalina">
          <Connector port="%d" protocol="HTTP/1.1"/>
          <Engine name="Catalina" defaultHost="localhost">
            <Host name="localhost" appBase="webapps" autoDeploy="true" backgroundProcessorDelay="1"/>
            <Valve className="ch.qos.logback.access.tomcat.LogbackValve" quiet="true"/>
          </Engine>
        </Service>
      </Server>
      """;

  private static final String ACCESS =
      """
      <configuration>
        <appender name="ACCESS" class="ch.qos.logback.core.FileAppender">
          <file>${catalina.base}/logs/access-named.log</file>
          <encoder><pattern>%h "%requestURL" %s</pattern></encoder>
        </appender>
        <appender name="OTHER" class="ch.qos.logback.core.FileAppender">
          <file>${catalina.base}/logs/access-other.log</file>
          <encoder><pattern>%h "%requestURL" %s</pattern></encoder>
        </appender>
        <appender-ref ref="ACCESS"/>
        <appender-ref ref="OTHER"/>
      </configuration>
      """;

  private static WebProcess start(List<String> words, Map<String, String> variables, int port)
      throws IOException {
    Path output = Files.createTempFile("web", ".out");
    Path errors = Files.createTempFile("web", ".err");
    List<String> command = new ArrayList<>();
    command.add(Jdk.running().resolve("bin/java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(words);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
    Map<String, String> all = new HashMap<>(LogProgram.IDENTITY);
    all.put("OTEL_TRACES_EXPORTER", "none");
    all.put("OTEL_EXPORTER_PROMETHEUS_PORT", "0");
    all.putAll(variables);
    builder.environment().putAll(all);
    return new WebProcess(builder.start(), output, errors, port);
  }

  void await(Ready ready) {
    Awaitility.await()
        .atMost(TIME_TO_START)
        .failFast(() -> assertThat(process.isAlive()).as("It ended:\n" + errors()).isTrue())
        .until(ready::isSo);
  }

  interface Ready {
    boolean isSo() throws Exception;
  }

  /** What it answers. */
  String get(String path) throws IOException, InterruptedException {
    return send(path).body();
  }

  int status(String path) throws IOException, InterruptedException {
    return send(path).statusCode();
  }

  private HttpResponse<String> send(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  long pid() {
    return process.pid();
  }

  String output() throws IOException {
    return Files.readString(output);
  }

  String errors() throws IOException {
    return Files.readString(errors);
  }

  /** Ends it as an operating system does, so that it can write its last lines. */
  Ended end() throws IOException, InterruptedException {
    process.destroy();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), output(), errors());
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.delete(output);
    Files.delete(errors);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
