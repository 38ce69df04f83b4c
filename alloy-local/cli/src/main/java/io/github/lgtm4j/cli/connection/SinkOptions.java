/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.connection;

import io.github.lgtm4j.cli.ExitCode;
import io.github.lgtm4j.cli.failure.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which sink a command asks: the one that runs on this machine, unless one is named. */
public final class SinkOptions {
  @Option(
      names = "--sink",
      paramLabel = "URL",
      description = "The sink to ask; by default the one that runs on this machine.")
  private @Nullable URI sink;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:LGTM4J_TOKEN}",
      description = "The token of that sink (or the variable LGTM4J_TOKEN).")
  private @Nullable String token;

  /** A client for it, after it has answered once. */
  public SinkClient connect() {
    SinkClient client = client();
    var unused = client.sink();
    return client;
  }

  private SinkClient client() {
    if (sink != null) {
      return new SinkClient(sink, token == null ? "" : token);
    }
    try {
      SinkAddress running =
          Home.ofUser()
              .sink()
              .orElseThrow(
                  () ->
                      new CommandFailure(
                          ExitCode.NO_SINK,
                          "No local sink runs. Start one: lgtm4j local, or see one: lgtm4j demo"));
      return new SinkClient(running.http(), token == null ? running.token() : token);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
