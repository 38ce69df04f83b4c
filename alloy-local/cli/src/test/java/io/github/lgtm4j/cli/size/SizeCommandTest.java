/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lgtm4j.cli.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;

class SizeCommandTest {
  private static final Path VALUES =
      Path.of(System.getProperty("lgtm4j.root"), "platform/stack/values");

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @Test
  void applicationsThatAreAlike_giveATableWithoutPrices() {
    assertThat(run("--applications", "40", "--replicas", "3", "--requests", "50"))
        .isEqualTo(ExitCode.OK);

    assertThat(out.toString().lines().toList().get(1)).matches("prod +40 +[\\d,]+ .* -$");
    assertThat(out.toString())
        .contains("platform/stack/values/*/")
        .contains("No price was given, so none is shown");
    assertThat(Measured.recorded().seriesOfProcess()).as("something was measured").isPositive();
  }

  @Test
  void prices_giveACost_andItsShareOfWhatIsWatched() {
    run(
        "--applications",
        "10",
        "--price-gib",
        "0.1",
        "--price-machines",
        "500",
        "--price-infrastructure",
        "10000");

    assertThat(out.toString())
        .containsPattern("prod .* 5\\d\\d[.]\\d\\d\\R")
        .contains("more than the 2%");
  }

  @Test
  void file_givesATenantARow_andNumbersOfItsOwnToOneApplication() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("lgtm4j.yaml"),
            """
            applications:
              checkout:
                environments:
                  prod:
                  staging:
              invoices:
                environments:
                  prod: {tenant: billing}
            """);

    run("-f", file.toString(), "--requests", "5", "--requests", "checkout=500", "--json");

    JsonNode tenants = new ObjectMapper().readTree(out.toString());
    assertThat(tenants)
        .extracting(tenant -> tenant.path("tenant").asText())
        .containsExactly("billing", "prod", "staging");
    assertThat(tenants.get(1).path("spansPerDay").asDouble())
        .isCloseTo(100 * tenants.get(0).path("spansPerDay").asDouble(), within(1.0));
  }

  @Test
  void mistakes_areNamed() {
    assertThat(run()).isEqualTo(ExitCode.USAGE);
    assertThat(run("--applications", "1", "--requests", "many")).isEqualTo(ExitCode.USAGE);
    assertThat(run("--applications", "1", "--sampling", "5")).isEqualTo(ExitCode.USAGE);
    assertThat(run("-f", folder.resolve("none.yaml").toString()))
        .isEqualTo(ExitCode.NOT_AS_EXPECTED);

    assertThat(errors.toString())
        .contains("Say which applications: -f lgtm4j.yaml, or --applications N")
        .contains("--requests must be a number, or APPLICATION=NUMBER, from 0 up, but is \"many\"")
        .contains("--sampling must be from 0 to 1, but is 5.0")
        .contains("none.yaml is not there");
  }

  @Test
  void applicationThatIsNotInTheFile_isNamed() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("lgtm4j.yaml"), "applications: {checkout: {environments: {prod: }}}\n");

    assertThat(run("-f", file.toString(), "--replicas", "chekout=3")).isEqualTo(ExitCode.USAGE);

    assertThat(errors.toString()).contains("--replicas names chekout, which is not in");
  }

  /** What is said of limits and retention is what the charts are given. */
  @Test
  void limitsAndRetention_areThoseOfTheValues() throws Exception {
    for (Limits limits : Limits.SIZES) {
      JsonNode mimir = values("mimir", limits.size()).at("/mimir/structuredConfig/limits");
      assertThat(mimir.path("max_global_series_per_user").asDouble()).isEqualTo(limits.series());
      assertThat(mimir.path("ingestion_rate").asDouble()).isEqualTo(limits.samplesPerSecond());
      JsonNode loki = values("loki", limits.size()).at("/loki/limits_config/ingestion_rate_mb");
      JsonNode common = values("loki", "values").at("/loki/limits_config/ingestion_rate_mb");
      assertThat((loki.isMissingNode() ? common : loki).asDouble() * (1 << 20))
          .isEqualTo(limits.logBytesPerSecond());
    }
    for (String size : new String[] {"dev", "staging", "prod"}) {
      Assumptions.Retention retention = Assumptions.retention(size);
      assertThat(
              values("mimir", size)
                  .at("/mimir/structuredConfig/limits/compactor_blocks_retention_period")
                  .asText())
          .isEqualTo(retention.metrics() + "d");
      assertThat(values("loki", size).at("/loki/limits_config/retention_period").asText())
          .isEqualTo(retention.logs() * 24 + "h");
      String traces =
          size.equals("dev")
              ? values("tempo-single", size).at("/tempo/retention").asText()
              : values("tempo", size)
                  .at("/backendScheduler/config/provider/compaction/compaction/block_retention")
                  .asText();
      assertThat(traces).isEqualTo(retention.traces() * 24 + "h");
    }
  }

  private static JsonNode values(String chart, String file) throws IOException {
    Object values = new Yaml().load(Files.readString(VALUES.resolve(chart + "/" + file + ".yaml")));
    return new ObjectMapper().valueToTree(values);
  }

  private int run(String... arguments) {
    return new CommandLine(new SizeCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(errors, true))
        .execute(arguments);
  }
}
