/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code teams.sh}, before something that answers as Grafana's documentation says. */
class TeamsTest {
  @RegisterExtension
  static final WireMockExtension GRAFANA =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  @TempDir Path folder;

  @BeforeEach
  void grafana() {
    GRAFANA.stubFor(
        get(urlPathEqualTo("/api/teams/search"))
            .willReturn(okJson("{\"totalCount\":0,\"teams\":[],\"page\":1,\"perPage\":1000}")));
    GRAFANA.stubFor(
        get(urlPathEqualTo("/api/teams/search"))
            .withQueryParam("name", equalTo("platform"))
            .willReturn(
                okJson(
                    "{\"totalCount\":1,\"teams\":[{\"avatarUrl\":\"/avatar/1\",\"id\":7,\"name\":\"platform\"}]}")));
    GRAFANA.stubFor(
        post("/api/teams")
            .willReturn(okJson("{\"message\":\"Team created\",\"teamId\":12,\"uid\":\"a\"}")));
    GRAFANA.stubFor(
        post(urlPathEqualTo("/api/folders/lgtm4j-applications/permissions"))
            .willReturn(okJson("{\"message\":\"Folder permissions updated\"}")));
  }

  @Test
  void teams_thatAreMissing_areMade_andAllGetTheirRights() throws Exception {
    String said =
        run(
            """
            # a comment
            *        lgtm4j-applications view
            platform lgtm4j-applications admin # and one more
            payments lgtm4j-applications edit
            """,
            0);

    assertThat(said).isEqualTo("lgtm4j-applications: * view, platform admin, payments edit\n");
    GRAFANA.verify(
        1,
        postRequestedFor(urlEqualTo("/api/teams"))
            .withRequestBody(equalToJson("{\"name\":\"payments\"}"))
            .withHeader("Authorization", equalTo("Bearer secret")));
    GRAFANA.verify(
        1,
        postRequestedFor(urlEqualTo("/api/folders/lgtm4j-applications/permissions"))
            .withRequestBody(
                equalToJson(
                    "{\"items\":[{\"role\":\"Viewer\",\"permission\":1},"
                        + "{\"teamId\":7,\"permission\":4},{\"teamId\":12,\"permission\":2}]}")));
  }

  @Test
  void refusal_ofGrafana_isShown_withoutTheToken() throws Exception {
    GRAFANA.stubFor(
        post(urlPathEqualTo("/api/folders/lgtm4j-applications/permissions"))
            .willReturn(aResponse().withStatus(403).withBody("{\"message\":\"Access denied\"}")));

    assertThat(run("* lgtm4j-applications view\n", 1))
        .contains("/api/folders/lgtm4j-applications/permissions failed")
        .doesNotContain("secret");
  }

  @Test
  void permission_thatIsNone_isNamed() throws Exception {
    assertThat(run("payments lgtm4j-applications write\n", 2))
        .contains("must be view, edit or admin, not \"write\"");
  }

  private String run(String teams, int exit) throws Exception {
    Tool.named("curl");
    Path file = Files.writeString(folder.resolve("teams.txt"), teams);
    ProcessBuilder builder =
        new ProcessBuilder(
                RuleFiles.PLATFORM.resolve("grafana/teams.sh").toString(),
                "http://127.0.0.1:" + GRAFANA.getPort(),
                file.toString())
            .redirectErrorStream(true);
    builder
        .environment()
        .put(
            "GRAFANA_TOKEN_FILE",
            Files.writeString(folder.resolve("token"), "secret\n").toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isEqualTo(exit);
    return said;
  }
}
