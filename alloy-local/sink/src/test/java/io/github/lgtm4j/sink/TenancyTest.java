/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tenants and credentials. */
class TenancyTest {
  private static final String BODY =
      "{\"streams\":[{\"stream\":{\"application\":\"a\"},\"values\":[[\"%d000000\",\"x\"]]}]}"
          .formatted(System.currentTimeMillis());

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "team-a; 204; ''",
        "team-a|team-a; 204; ''",
        "team-a:source=x; 204; ''",
        "team-a|team-b; 400; multiple org IDs present",
        "team b; 400; tenant ID 'team b' contains unsupported character ' '",
        "..; 400; tenant ID is '.' or '..'",
        "team-c; 403; tenant team-c is not one of [team-a, team-b]",
      })
  void tenant_ofAHeader_isTakenOrRefusedAsInProduction(String header, int status, String text)
      throws Exception {
    try (LocalSink sink =
        LocalSink.builder().freePorts().tenants(List.of("team-a", "team-b")).start()) {
      HttpResponse<String> response =
          new Sender(sink).with("X-Scope-OrgID", header).json("/loki/api/v1/push", BODY);

      assertThat(response.statusCode()).isEqualTo(status);
      assertThat(response.body().strip()).isEqualTo(text);
    }
  }

  @Test
  void tenant_thatIsMissing_isRefusedWhereTenantsAreSet() throws Exception {
    try (LocalSink sink = LocalSink.builder().freePorts().tenants(List.of("team-a")).start()) {
      HttpResponse<String> response = new Sender(sink).json("/loki/api/v1/push", BODY);

      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(response.body()).isEqualTo("no org id\n");
    }
  }

  @Test
  void sender_withoutTheRightCredentials_isUnauthorized() throws Exception {
    try (LocalSink sink = LocalSink.builder().freePorts().basicAuth("alloy", "secret").start()) {
      Sender sender = new Sender(sink);
      HttpResponse<String> none = sender.json("/loki/api/v1/push", BODY);
      HttpResponse<String> right =
          sender.with("Authorization", "Basic YWxsb3k6c2VjcmV0").json("/loki/api/v1/push", BODY);

      assertThat(none.statusCode()).isEqualTo(401);
      assertThat(none.headers().firstValue("www-authenticate")).contains("Basic realm=\"lgtm4j\"");
      assertThat(right.statusCode()).isEqualTo(204);
    }
  }
}
