/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lgtm4j.contract.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Wrong settings and the exact text that each gives, as a table that a person reads: {@code
 * bad-settings.golden.txt}.
 */
class BadSettingsTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/io/github/lgtm4j/sdk/bad-settings.golden.txt");

  private record Wrong(Setting setting, String value) {}

  private static final List<Wrong> WRONG =
      List.of(
          new Wrong(Setting.ENABLED, "perhaps"),
          new Wrong(Setting.APPLICATION, " "),
          new Wrong(Setting.APPLICATION, "a\nb"),
          new Wrong(Setting.APPLICATION, "x".repeat(300)),
          new Wrong(Setting.ENVIRONMENT, "moon"),
          new Wrong(Setting.ENVIRONMENTS, ","),
          new Wrong(Setting.TENANT, "team a"),
          new Wrong(Setting.TENANT, "a|b"),
          new Wrong(Setting.TENANT, ".."),
          new Wrong(Setting.TENANT, "t".repeat(151)),
          new Wrong(Setting.CLUSTER, "\u0000"),
          new Wrong(Setting.TIER, "gold"),
          new Wrong(Setting.OTLP_PASSWORD_FILE, "/does/not/exist"),
          new Wrong(Setting.OTLP_TOKEN_FILE, "/does/not/exist"),
          new Wrong(Setting.TRACES_RATE_LIMIT, "0"),
          new Wrong(Setting.TRACES_RATE_LIMIT, "fast"),
          new Wrong(Setting.TRACES_SAMPLER, "some"),
          new Wrong(Setting.METRICS_PORT, "ninety"),
          new Wrong(Setting.METRICS_PORT, "70000"),
          new Wrong(Setting.METRICS_PORT, "-1"),
          new Wrong(Setting.METRICS_PORT_TAKEN, "shrug"),
          new Wrong(Setting.METRICS_PASSWORD, "secret-without-a-name"),
          new Wrong(Setting.METRICS_PASSWORD_FILE, "/does/not/exist"),
          new Wrong(Setting.METRICS_TOKEN_FILE, "/does/not/exist"),
          new Wrong(Setting.METRICS_CARDINALITY_LIMIT, "1"),
          new Wrong(Setting.METRICS_CARDINALITY_LIMIT, "many"),
          new Wrong(Setting.METRICS_CONSTANT_LABELS, "yes"),
          new Wrong(Setting.METRICS_PUSH_ON_EXIT, "on"),
          new Wrong(Setting.SAMPLING_RATIO, "1.5"),
          new Wrong(Setting.SAMPLING_RATIO, "half"),
          new Wrong(Setting.MASK_PATTERNS, "("));

  @Test
  void eachWrongSetting_whenStrict_isNamedWithWhatToDo() throws IOException {
    StringBuilder table = new StringBuilder();
    for (Wrong wrong : WRONG) {
      table.append("=== ").append(wrong.setting().key()).append('\n').append(refusal(wrong));
    }
    for (List<String> own :
        List.of(
            List.of("otel.exporter.otlp.protocol", "pigeon"),
            List.of("otel.exporter.otlp.certificate", "/does/not/exist"))) {
      table.append("=== ").append(own.get(0)).append('\n').append(openTelemetrysOwn(own));
    }
    table.append("=== otel.exporter.otlp.endpoint\n").append(otherProtocol());
    table.append("=== otel.exporter.otlp.client.key\n").append(halfAPair());
    table.append("=== lgtm.traces.sampler beside OpenTelemetry's own\n").append(twoSamplers());

    if (Boolean.getBoolean("lgtm4j.update")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, table);
    }
    assertThat(table.toString()).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void password_thatIsWrongInSomeWay_isInNoMessage() {
    String message = refusal(new Wrong(Setting.METRICS_PASSWORD, "hunter2"));

    assertThat(message).contains("lgtm.metrics.username").doesNotContain("hunter2");
  }

  private static String refusal(Wrong wrong) {
    LgtmBuilder builder = strict();
    if (wrong.setting() != Setting.ENVIRONMENT) {
      builder.environment("dev");
    }
    if (wrong.setting() == Setting.METRICS_PASSWORD_FILE) {
      builder.set(Setting.METRICS_USERNAME, "ada");
    }
    return refusal(builder.set(wrong.setting(), wrong.value()));
  }

  private static String openTelemetrysOwn(List<String> own) {
    return refusal(strict().environment("dev").openTelemetry(own.get(0), own.get(1)));
  }

  private static String halfAPair() {
    // Any file will do: it is not read for that.
    return refusal(
        strict().environment("dev").openTelemetry("otel.exporter.otlp.client.key", "pom.xml"));
  }

  private static String otherProtocol() {
    return refusal(
        strict()
            .environment("dev")
            .otlpEndpoint("http://ada:hunter2@alloy:4318")
            .openTelemetry("otel.exporter.otlp.protocol", "grpc"));
  }

  private static String twoSamplers() {
    return refusal(
        strict()
            .environment("dev")
            .set(Setting.TRACES_SAMPLER, "error-biased")
            .openTelemetry("otel.traces.sampler", "always_on"));
  }

  private static LgtmBuilder strict() {
    return Lgtm.builder()
        .application("shop")
        .set(Setting.VALIDATION, "strict")
        .metricsServer(false)
        .logging(false)
        .shutdownHook(false);
  }

  private static String refusal(LgtmBuilder builder) {
    LgtmConfigurationException refused =
        catchThrowableOfType(LgtmConfigurationException.class, () -> builder.start().close());
    assertThat(refused).as("it is refused").isNotNull();
    assertThat(refused.problems()).hasSize(1);
    return refused.getMessage() + "\n";
  }
}
