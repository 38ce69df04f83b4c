/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.contract.Setting;
import io.github.lgtm4j.contract.identity.Identity;
import io.github.lgtm4j.contract.identity.IdentityResolver;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.internal.DefaultConfigProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtlpHeadersTest {
  @TempDir Path folder;

  @Test
  void headers_ofAnIdentity_sayTenantClusterAndApplication() {
    assertThat(headers(Map.of()).get())
        .containsOnly(
            Map.entry("X-Scope-OrgID", "team-a"),
            Map.entry("X-Source-Cluster", "eu"),
            Map.entry("X-Application", "My_shop"));
  }

  @Test
  void headers_thatTheUserSet_areLeftToThem() {
    Map<String, String> config =
        Map.of(
            "otel.exporter.otlp.headers", "x-scope-orgid=theirs,Authorization=theirs",
            "lgtm.otlp.token", "ours");

    assertThat(headers(config).get()).containsOnlyKeys("X-Source-Cluster", "X-Application");
  }

  @Test
  void headers_withUserAndPassword_areBasic() {
    assertThat(headers(Map.of("lgtm.otlp.username", "me", "lgtm.otlp.password", "söcret")).get())
        .containsEntry("Authorization", "Basic bWU6c8O2Y3JldA==");
  }

  @Test
  void headers_withATokenForThisSignal_takeItBeforeTheOneForAll() {
    assertThat(headers(Map.of("lgtm.otlp.token", "all", "lgtm.otlp.traces.token", "spans")).get())
        .containsEntry("Authorization", "Bearer spans");
  }

  @Test
  void tokenFile_thatChanges_isReadAgain() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "first\n");
    OtlpHeaders headers = headers(Map.of("lgtm.otlp.token-file", file.toString()));
    assertThat(headers.get()).containsEntry("Authorization", "Bearer first");

    Files.writeString(file, "second\n");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));

    assertThat(headers.get()).containsEntry("Authorization", "Bearer second");
  }

  @Test
  void tokenFile_thatVanishes_leavesTheLastToken() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "first");
    OtlpHeaders headers = headers(Map.of("lgtm.otlp.token-file", file.toString()));
    assertThat(headers.get()).containsEntry("Authorization", "Bearer first");

    Files.delete(file);

    assertThat(headers.get()).containsEntry("Authorization", "Bearer first");
  }

  @Test
  void tokenFile_withLineBreaksInIt_cannotBreakTheHeader() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "a\r\nX-Scope-OrgID: other");
    OtlpHeaders headers = headers(Map.of("lgtm.otlp.token-file", file.toString()));

    assertThat(headers.get().get("Authorization")).doesNotContain("\n", "\r");
  }

  @Test
  void tokenFile_thatIsNotThere_sendsNoAuthorization() {
    String file = folder.resolve("nowhere").toString();

    assertThat(headers(Map.of("lgtm.otlp.token-file", file)).get())
        .doesNotContainKey("Authorization");
  }

  private static OtlpHeaders headers(Map<String, String> config) {
    Identity identity =
        new IdentityResolver()
            .systemProperties(key -> null)
            .environmentVariables(name -> null)
            .set(Setting.APPLICATION, "My shop")
            .set(Setting.TENANT, "team-a")
            .set(Setting.CLUSTER, "eu")
            .resolve()
            .identity();
    ConfigProperties properties = DefaultConfigProperties.createFromMap(config);
    return new OtlpHeaders(
        "traces", properties, identity, ExporterSettings.of("traces", properties));
  }
}
