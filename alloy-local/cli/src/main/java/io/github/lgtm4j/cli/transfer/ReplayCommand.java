/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.transfer;

import io.github.lgtm4j.cli.ExitCode;
import io.github.lgtm4j.cli.connection.Query;
import io.github.lgtm4j.cli.connection.SinkOptions;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lgtm4j replay}: all that the sink holds to another endpoint. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Sends all that the local sink holds to another endpoint of OTLP over HTTP, tenant by "
          + "tenant, each with its X-Scope-OrgID: to a collector, an Alloy, or another sink."
    },
    footer = {"", "Examples:", "  lgtm4j replay --to http://localhost:14318"})
public final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SinkOptions sink;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "URL",
      description = "Where to; /v1/traces and the like are added.")
  private @Nullable URI to;

  @Override
  public Integer call() {
    URI endpoint = Objects.requireNonNull(to, "picocli has seen that it is there");
    int requests =
        sink.connect()
            .post("replay", Query.of("to", endpoint.toString()), new byte[0])
            .path("requests")
            .asInt();
    spec.commandLine().getOut().println(endpoint + " took " + requests + " requests");
    return ExitCode.OK;
  }
}
