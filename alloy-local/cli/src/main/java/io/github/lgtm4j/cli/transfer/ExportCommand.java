/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.transfer;

import io.github.lgtm4j.cli.ExitCode;
import io.github.lgtm4j.cli.connection.Query;
import io.github.lgtm4j.cli.connection.SinkClient;
import io.github.lgtm4j.cli.connection.SinkOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lgtm4j export}: all that the sink holds, as lines of OTLP JSON. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes all that the local sink holds as lines of OTLP JSON: what a collector's file "
          + "exporter writes, so a collector can read it too.",
      "Compressed if the file ends in .gz."
    },
    footer = {"", "Examples:", "  lgtm4j export -o failure.json.gz     to attach to an issue"})
public final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SinkOptions sink;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to; standard output unless given.")
  private @Nullable Path output;

  @Override
  public Integer call() throws IOException {
    SinkClient client = sink.connect();
    try (InputStream lines = client.open("export", Query.none());
        OutputStream out = open()) {
      long bytes = lines.transferTo(out);
      out.flush();
      if (output != null) {
        spec.commandLine().getErr().println(bytes + " bytes of OTLP JSON written to " + output);
      }
    }
    return ExitCode.OK;
  }

  private OutputStream open() throws IOException {
    if (output == null) {
      return System.out;
    }
    OutputStream file = Files.newOutputStream(output);
    return output.toString().endsWith(".gz") ? new GZIPOutputStream(file) : file;
  }
}
