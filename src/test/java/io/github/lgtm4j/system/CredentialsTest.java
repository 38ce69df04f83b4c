/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What goes with the spans, as the other side sees it. */
class CredentialsTest {
  @RegisterExtension
  static final WireMockExtension alloy =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.wireMockConfig().dynamicPort())
          .build();

  @TempDir Path folder;

  @Test
  void token_thatIsRotated_goesWithTheNextSpansAndIsNeverPrinted() throws Exception {
    alloy.stubFor(post(urlEqualTo("/v1/traces")).willReturn(ok()));
    Path token = Files.writeString(folder.resolve("token"), "first-token");
    Map<String, String> variables =
        Map.of(
            "LGTM_APPLICATION", "legacy",
            "LGTM_TENANT", "team-a",
            "LGTM_CLUSTER", "eu",
            "LGTM_OTLP_TOKEN_FILE", token.toString(),
            "OTEL_EXPORTER_OTLP_ENDPOINT", alloy.baseUrl(),
            "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");

    try (LegacyApplication legacy =
        LegacyApplication.start(Jdk.running(), Agent.SINGLE_JAR, variables)) {
      legacy.get("/api/data");
      awaitSpansWith("Bearer first-token");

      Files.writeString(token, "second-token");
      Files.setLastModifiedTime(token, FileTime.from(Instant.now().plusSeconds(5)));
      legacy.get("/api/data");
      awaitSpansWith("Bearer second-token");

      assertThat(legacy.errors()).doesNotContain("first-token", "second-token");
    }
  }

  private static void awaitSpansWith(String authorization) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                alloy.verify(
                    WireMock.moreThanOrExactly(1),
                    postRequestedFor(urlEqualTo("/v1/traces"))
                        .withHeader("Authorization", equalTo(authorization))
                        .withHeader("X-Scope-OrgID", equalTo("team-a"))
                        .withHeader("X-Source-Cluster", equalTo("eu"))
                        .withHeader("X-Application", equalTo("legacy"))));
  }
}
