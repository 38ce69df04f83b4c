/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.demo;

import io.github.lgtm4j.cli.ExitCode;
import io.github.lgtm4j.cli.alloy.Alloy;
import io.github.lgtm4j.cli.alloy.RunningAlloy;
import io.github.lgtm4j.cli.failure.CommandFailure;
import io.github.lgtm4j.cli.receiver.Receiver;
import io.github.lgtm4j.cli.render.Shipped;
import io.github.lgtm4j.cli.tenants.TenantsFile;
import io.github.lgtm4j.sink.LocalSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Through a real Alloy with the bundled configuration for machines: it reads the applications'
 * files and pages, takes their spans, and sends to the sink what production would get.
 */
final class AlloyRoute implements Route {
  private static final List<String> FOLDERS =
      List.of("modules", "choices", "exporters", "tenants", "vm");

  private final Path folder;
  private final Receiver receiver;
  private final RunningAlloy alloy;
  private final URI otlp;

  private AlloyRoute(Path folder, Receiver receiver, RunningAlloy alloy, URI otlp) {
    this.folder = folder;
    this.receiver = receiver;
    this.alloy = alloy;
    this.otlp = otlp;
  }

  static AlloyRoute start(LocalSink sink) throws IOException, InterruptedException {
    Alloy binary =
        Alloy.onPath()
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.FAILED, "--alloy needs an alloy, and there is none on the PATH."));
    Path folder = Files.createTempDirectory("lgtm4j-alloy");
    for (Map.Entry<String, String> file : Shipped.in(FOLDERS).entrySet()) {
      write(folder.resolve("config").resolve(file.getKey()), file.getValue());
    }
    write(
        folder.resolve("config/tenants/tenants.alloy"), TenantsFile.of(Map.of(Demo.TENANT, "vm")));
    for (Sample sample : Sample.values()) {
      Path lines = folder.resolve("lines").resolve(sample.id() + ".log");
      write(lines, "");
      write(
          folder.resolve("logs").resolve(sample.id() + ".yaml"),
          target("localhost", sample, ", __path__: \"" + lines + "\""));
    }
    Files.createDirectories(folder.resolve("targets"));
    Receiver receiver = Receiver.before(sink);
    URI otlp = RunningSample.freeAddress();
    Path entry = folder.resolve("config/vm/config.alloy");
    RunningAlloy alloy =
        binary.run(
            entry, "public-preview", folder.resolve("storage"), variables(folder, receiver, otlp));
    return new AlloyRoute(folder, receiver, alloy, otlp);
  }

  private static Map<String, String> variables(Path folder, Receiver receiver, URI otlp)
      throws IOException {
    Map<String, String> variables = new HashMap<>();
    variables.put("LGTM_SINK_URL", receiver.address().toString());
    variables.put("LGTM_ENVIRONMENT", Demo.ENVIRONMENT);
    variables.put("LGTM_CLUSTER", Demo.CLUSTER);
    variables.put("LGTM_JOURNAL", "off");
    variables.put("LGTM_TARGETS_FILES", folder.resolve("targets") + "/*.yaml");
    variables.put("LGTM_LOGS_FILES", folder.resolve("logs") + "/*.yaml");
    variables.put("LGTM_OTLP_GRPC_ADDRESS", "127.0.0.1:" + otlp.getPort());
    variables.put("LGTM_OTLP_HTTP_ADDRESS", "127.0.0.1:" + RunningSample.freeAddress().getPort());
    variables.put("LGTM_SCRAPE_INTERVAL", "2s");
    variables.put("LGTM_SCRAPE_TIMEOUT", "2s");
    return variables;
  }

  private static String target(String address, Sample sample, String more) {
    return """
        - targets: ["%s"]
          labels: {application: %s, environment: %s, tenant: %s%s}
        """
        .formatted(address, sample.id(), Demo.ENVIRONMENT, Demo.TENANT, more);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
  }

  @Override
  public Map<String, String> variables(Sample sample) {
    return Map.of(
        "OTEL_EXPORTER_OTLP_ENDPOINT", otlp.toString(), "OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");
  }

  @Override
  public void line(Sample sample, String line) {
    try {
      Files.writeString(
          folder.resolve("lines").resolve(sample.id() + ".log"),
          line + "\n",
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void scrape(Sample sample, URI page) throws IOException {
    write(
        folder.resolve("targets").resolve(sample.id() + ".yaml"),
        target(page.getAuthority(), sample, ""));
  }

  @Override
  public void close() throws IOException {
    alloy.close();
    receiver.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
