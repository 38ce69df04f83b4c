/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lgtm4j.cli.Main;
import io.github.lgtm4j.cli.connection.Home;
import io.github.lgtm4j.cli.connection.SinkAddress;
import io.github.lgtm4j.sink.LocalSink;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code lgtm4j run} with applications that are none of ours, and the commands that read. */
class RunTest {
  private static final Duration TIME_TO_ARRIVE = Duration.ofSeconds(90);

  /** Serves one page, asks for it, and goes on until its standard input ends, or not at all. */
  private static final String SHOP =
      """
      import com.sun.net.httpserver.HttpServer;
      import java.net.InetSocketAddress;
      import java.net.URI;
      import java.util.logging.Logger;
      public class Shop {
        public static void main(String[] arguments) throws Exception {
          Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("Closed in order")));
          HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
          server.createContext("/api/stock", exchange -> {
            Logger.getLogger("shop.Stock").info("Seven are left");
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
          });
          server.start();
          URI page = URI.create("http://localhost:" + server.getAddress().getPort() + "/api/stock");
          page.toURL().openStream().close();
          System.out.println("A line that is no JSON");
          while (arguments.length == 0 && System.in.read() >= 0) {}
          System.exit(arguments.length == 0 ? 7 : 0);
        }
      }
      """;

  private static final Map<Long, Path> OUTPUTS = new ConcurrentHashMap<>();

  @TempDir static Path folder;
  private static Path home;

  @BeforeAll
  static void compile() throws IOException {
    home = folder.resolve("home");
    Path source = folder.resolve("Shop.java");
    Files.writeString(source, SHOP);
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
        .isZero();
  }

  @AfterAll
  static void stopSink() throws Exception {
    assertThat(start("local", "--stop").waitFor(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void plainMainClass_run_hasAllSignalsAndItsExitCode() throws Exception {
    Process run = start("run", "--application", "plain", "--", "java", "-cp", folder + "", "Shop");
    awaitAllSignals("plain");
    run.getOutputStream().close();
    assertThat(run.waitFor(1, TimeUnit.MINUTES)).isTrue();

    assertThat(run.exitValue()).isEqualTo(7);
    assertThat(output(run))
        .contains("A line that is no JSON", "Closed in order", "ended with 7")
        .containsPattern("INFO +shop.Stock +Seven are left +trace [0-9a-f]{8}")
        .doesNotContain("\"message\":\"Seven");
    String traces = read("trace", "-a", "plain");
    assertThat(traces).containsPattern("[0-9a-f]{32} +GET .* plain +2 +0 ");
    Matcher id = Pattern.compile("[0-9a-f]{32}").matcher(traces);
    assertThat(id.find()).isTrue();
    assertThat(read("trace", id.group().substring(0, 10)))
        .contains("└─ plain  GET /api/stock  server", "└· info Seven are left");
    assertThat(read("check")).contains("Contract and limits: nothing to complain about.");
    assertThat(read("series")).contains("jvm_memory_used_bytes");
  }

  @Test
  void signal_toTheCommand_reachesTheApplication() throws Exception {
    Process run = start("run", "--application", "ended", "--", "java", "-cp", folder + "", "Shop");
    await().atMost(TIME_TO_ARRIVE).until(() -> output(run).contains("A line that is no JSON"));
    // By the handle: Process.destroy also ends the standard input, which is another way to end.
    run.toHandle().destroy();
    assertThat(run.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(run.exitValue()).as("128 and SIGTERM, as shells have it").isEqualTo(143);
    assertThat(output(run)).contains("Closed in order");
  }

  @Test
  void springBootJar_run_isSeenUnderItsOwnName() throws Exception {
    Process run =
        start("run", "--", "java", "-jar", Built.springBoot("3.5").toString(), "--server.port=0");
    Pattern port = Pattern.compile("Tomcat started on port (\\d+)");
    await().atMost(TIME_TO_ARRIVE).until(() -> port.matcher(output(run)).find());
    Matcher started = port.matcher(output(run));
    assertThat(started.find()).isTrue();
    URI page = URI.create("http://localhost:" + started.group(1) + "/nowhere");
    HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding());
    await()
        .atMost(TIME_TO_ARRIVE)
        .until(
            () -> read("trace").contains("GET ") && read("tail", "-n", "500").contains("Tomcat"));
    run.toHandle().destroy();
    assertThat(run.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(run.exitValue()).isEqualTo(143);
  }

  @Test
  void applicationOfMaven_run_isSeenAndMavenIsNot() throws Exception {
    Path project = Files.createDirectory(folder.resolve("maven"));
    Files.writeString(
        project.resolve("pom.xml"),
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>com.example</groupId><artifactId>shop</artifactId><version>1</version>
        </project>
        """);
    Process run =
        start(
            "run",
            "--application",
            "forked",
            "--",
            "mvn",
            "-q",
            "-B",
            "-f",
            project.toString(),
            "-Dmaven.repo.local=" + localRepository(),
            "org.codehaus.mojo:exec-maven-plugin:3.6.4:exec",
            "-Dexec.executable=java",
            // Maven's plugin does not pass on that standard input has ended.
            "-Dexec.args=-cp " + folder + " Shop once");
    assertThat(run.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(run.exitValue()).as(output(run)).isZero();
    await().atMost(TIME_TO_ARRIVE).until(() -> read("trace", "-a", "forked").contains("GET "));
    assertThat(output(run).split("lgtm4j: application=forked", -1))
        .as("the agent starts once: not in Maven's own JVM")
        .hasSize(2);
  }

  /** Its daemon takes a minute on a machine that does other things too. */
  @Test
  @Tag("full")
  void applicationOfGradle_run_isSeenAndGradleIsNot() throws Exception {
    assumeTrue(
        List.of(System.getenv("PATH").split(File.pathSeparator, -1)).stream()
            .anyMatch(path -> Files.isExecutable(Path.of(path, "gradle"))),
        "no gradle is on the PATH");
    Path project = Files.createDirectory(folder.resolve("gradle"));
    Files.writeString(
        project.resolve("build.gradle"),
        """
        task run(type: JavaExec) {
          main = 'Shop'
          classpath = files('%s')
          ignoreExitValue = true
        }
        """
            .formatted(folder));
    Process run =
        start(
            "run",
            "--application",
            "gradle",
            "--",
            "gradle",
            "--no-daemon",
            "--offline",
            "-q",
            "-p",
            project.toString(),
            "run");
    assertThat(run.waitFor(4, TimeUnit.MINUTES)).isTrue();
    assertThat(run.exitValue()).as(output(run)).isZero();
    await().atMost(TIME_TO_ARRIVE).until(() -> read("trace", "-a", "gradle").contains("GET "));
    assertThat(output(run).split("lgtm4j: application=gradle", -1)).hasSize(2);
  }

  @Test
  void telemetry_exportedImportedAndReplayed_isTheSame() throws Exception {
    Path file = folder.resolve("all.json.gz");
    try (LocalSink first = LocalSink.start();
        LocalSink second = LocalSink.start();
        LocalSink third = LocalSink.start()) {
      try (ShopProcess shop = ShopProcess.start(WayIn.SDK, first, Map.of())) {
        shop.get("/api/stock");
        first
            .telemetry()
            .await(TIME_TO_ARRIVE, telemetry -> !telemetry.spans(SpanQuery.all()).isEmpty());
      }
      int spans = first.telemetry().spans(SpanQuery.all()).size();
      ask(first, "export", "-o", file.toString());
      ask(second, "import", file.toString());
      ask(second, "replay", "--to", third.otlpHttp().toString());
      assertThat(second.telemetry().spans(SpanQuery.all())).hasSize(spans);
      assertThat(third.telemetry().spans(SpanQuery.all())).hasSize(spans);
      assertThat(third.telemetry().logs(LogQuery.all()))
          .hasSameSizeAs(first.telemetry().logs(LogQuery.all()));
    }
  }

  @Test
  void check_ofASinkThatHasGotNothing_fails() {
    try (LocalSink empty = LocalSink.start()) {
      StringWriter out = new StringWriter();
      assertThat(execute(out, withSink(empty.http(), empty.apiToken(), "check"))).isEqualTo(1);
      assertThat(out.toString()).contains("Nothing has arrived");
    }
  }

  private static void awaitAllSignals(String application) {
    await()
        .atMost(TIME_TO_ARRIVE)
        .ignoreExceptions()
        .until(
            () ->
                read("trace", "-a", application).contains("GET ")
                    && read("tail", "-a", application).contains("Seven are left")
                    && read("series", "-a", application)
                        .contains("http_server_request_duration_seconds_count"));
  }

  /** The command line of the jar, as a process whose sink and state are this test's. */
  private static Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Jdk.running().resolve("bin/java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-jar", Built.COMMAND_LINE.toString()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(folder, "run", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("LGTM4J_HOME", home.toString());
    Process process = builder.start();
    OUTPUTS.put(process.pid(), output);
    return process;
  }

  private static String output(Process process) throws IOException {
    return Files.readString(OUTPUTS.get(process.pid()));
  }

  /** What a command prints of the sink that {@code run} has started. */
  private static String read(String... arguments) throws IOException {
    SinkAddress sink = Home.in(home).sink().orElseThrow();
    StringWriter out = new StringWriter();
    assertThat(execute(out, withSink(sink.http(), sink.token(), arguments)))
        .as(out.toString())
        .isZero();
    return out.toString();
  }

  private static void ask(LocalSink sink, String... arguments) {
    StringWriter out = new StringWriter();
    assertThat(execute(out, withSink(sink.http(), sink.apiToken(), arguments)))
        .as(out.toString())
        .isZero();
  }

  private static String[] withSink(URI http, String token, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--sink", http.toString(), "--token", token));
    return all.toArray(String[]::new);
  }

  private static int execute(StringWriter out, String... arguments) {
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
    return commandLine.execute(arguments);
  }

  /** Where this build's artifacts are, Maven's plugins among them. */
  private static Path localRepository() throws Exception {
    Path jar =
        Path.of(CommandLine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return jar.getParent().getParent().getParent().getParent().getParent();
  }
}
