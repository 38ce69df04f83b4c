/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.transfer;

import io.github.lgtm4j.cli.ExitCode;
import io.github.lgtm4j.cli.connection.Query;
import io.github.lgtm4j.cli.connection.SinkClient;
import io.github.lgtm4j.cli.connection.SinkOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lgtm4j import}: lines of OTLP JSON into the sink. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Takes lines of OTLP JSON into the local sink: what export or a collector's file "
          + "exporter has written, compressed with gzip or not."
    },
    footer = {
      "",
      "Examples:",
      "  lgtm4j import failure.json.gz     to look at what somebody else has seen"
    })
public final class ImportCommand implements Callable<Integer> {
  private static final int GZIP_MAGIC = 0x1f8b;

  @Spec private CommandSpec spec;
  @Mixin private SinkOptions sink;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files with such lines.")
  private List<Path> files;

  @Option(
      names = "--tenant",
      paramLabel = "NAME",
      description = "Whose lines they are that do not say it themselves; default: anonymous.")
  private @Nullable String tenant;

  @Override
  public Integer call() throws IOException {
    SinkClient client = sink.connect();
    for (Path file : files) {
      byte[] lines = uncompressed(Files.readAllBytes(file));
      int taken =
          client.post("import", Query.none().and("tenant", tenant), lines).path("lines").asInt();
      spec.commandLine().getOut().println(file + ": " + taken + " lines");
    }
    return ExitCode.OK;
  }

  private static byte[] uncompressed(byte[] bytes) throws IOException {
    boolean compressed =
        bytes.length > 2 && ((bytes[0] & 0xff) << 8 | (bytes[1] & 0xff)) == GZIP_MAGIC;
    return compressed ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes() : bytes;
  }
}
