/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where spans go: whether somebody is there, speaks OTLP, and takes this tenant. */
final class EndpointChecks {
  private static final int GRPC_PORT = 4317;
  private static final int HTTP_PORT = 4318;
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration SKEW = Duration.ofMinutes(1);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(TIMEOUT)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();
  private final Jvm jvm;
  private final String tenant;
  private final Clock clock;
  private final String endpoint;
  private final boolean http;

  EndpointChecks(Jvm jvm, String tenant, Clock clock) {
    this.jvm = jvm;
    this.tenant = tenant;
    this.clock = clock;
    String host = jvm.environment().get("HOST_IP");
    this.endpoint =
        jvm.first(
            "otel.exporter.otlp.traces.endpoint",
            "otel.exporter.otlp.endpoint",
            "http://" + (host == null ? "localhost" : host) + ":" + GRPC_PORT);
    this.http =
        jvm.first(
                "otel.exporter.otlp.traces.protocol",
                "otel.exporter.otlp.protocol",
                endpoint.contains(":" + HTTP_PORT) ? "http/protobuf" : "grpc")
            .startsWith("http");
  }

  /** Where spans go, for the head of the report. */
  String describe() {
    return endpoint + (http ? " by HTTP" : " by gRPC");
  }

  List<Finding> findings() throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    URI uri;
    try {
      uri = URI.create(endpoint);
    } catch (IllegalArgumentException e) {
      uri = URI.create("");
    }
    if (uri.getHost() == null) {
      findings.add(
          Finding.fault(
              "endpoint-malformed",
              "\"" + endpoint + "\" is not an address.",
              "Write http://HOST:4317, with the scheme."));
      return findings;
    }
    int port = uri.getPort() > 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
    if (http ? port == GRPC_PORT : port == HTTP_PORT) {
      findings.add(
          Finding.fault(
              "port-and-protocol",
              endpoint
                  + " is "
                  + (http ? "gRPC's" : "HTTP's")
                  + " port, and the protocol is the other.",
              "Set OTEL_EXPORTER_OTLP_PROTOCOL to " + (http ? "grpc." : "http/protobuf.")));
    }
    if (reachable(uri.getHost(), port, findings)) {
      ask(uri, findings);
    }
    return findings;
  }

  private boolean reachable(String host, int port, List<Finding> findings) {
    try (Socket socket = new Socket()) {
      InetSocketAddress address = new InetSocketAddress(host, port);
      if (address.isUnresolved()) {
        throw new UnknownHostException(host);
      }
      socket.connect(address, (int) TIMEOUT.toMillis());
      return true;
    } catch (UnknownHostException e) {
      findings.add(
          Finding.fault(
              "endpoint-unknown-host",
              "There is no host " + host + ", which spans are sent to.",
              "Correct OTEL_EXPORTER_OTLP_ENDPOINT; in a pod it is http://$HOST_IP:4317."));
    } catch (IOException e) {
      findings.add(
          Finding.fault(
              "endpoint-unreachable",
              "Nobody answers at " + endpoint + ", where spans are sent: " + e.getMessage() + ".",
              "Start the sink (lgtm4j local), or the node's Alloy, or correct"
                  + " OTEL_EXPORTER_OTLP_ENDPOINT."));
    }
    return false;
  }

  private void ask(URI uri, List<Finding> findings) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri.resolve("/v1/traces"))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/x-protobuf")
            .POST(BodyPublishers.noBody());
    if (!tenant.isEmpty()) {
      request.header("X-Scope-OrgID", tenant);
    }
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      judge(answer, findings);
    } catch (IOException e) {
      // A server that only speaks gRPC closes this connection: that is as it should be for gRPC.
      if (http) {
        findings.add(notOtlp("it does not answer HTTP: " + e.getMessage()));
      }
    }
  }

  private void judge(HttpResponse<String> answer, List<Finding> findings) {
    int status = answer.statusCode();
    if (status == 401 || status == 403) {
      boolean tenants = answer.body().toLowerCase(Locale.ROOT).matches("(?s).*(tenant|org id).*");
      findings.add(tenants ? wrongTenant(answer) : credentials(answer));
    } else if (status == 404 || status == 405 || (status >= 300 && status < 400)) {
      findings.add(notOtlp("it answers " + status + " to /v1/traces"));
    }
    skew(answer).ifPresent(findings::add);
  }

  private Finding wrongTenant(HttpResponse<String> answer) {
    return Finding.fault(
        "wrong-tenant",
        "The tenant \"" + tenant + "\" is refused: " + answer.body().strip() + ".",
        "Set LGTM_TENANT to a tenant that may send here.");
  }

  private Finding credentials(HttpResponse<String> answer) {
    boolean has =
        jvm.properties().keySet().stream().anyMatch(SettingNames::isCredential)
            || jvm.environment().keySet().stream().anyMatch(SettingNames::isCredential);
    return has
        ? Finding.hint(
            "credentials-asked",
            endpoint + " asks for credentials; the application has some, which this did not try.",
            "Look at its log: an export that is refused is said there once.")
        : Finding.fault(
            "no-credentials",
            endpoint
                + " answers "
                + answer.statusCode()
                + ": it asks for credentials, and none are set.",
            "Set LGTM_OTLP_USERNAME and LGTM_OTLP_PASSWORD_FILE, or LGTM_OTLP_TOKEN_FILE.");
  }

  private Finding notOtlp(String why) {
    return Finding.fault(
        "not-otlp",
        "What listens at " + endpoint + " is no receiver of OTLP: " + why + ".",
        "Correct OTEL_EXPORTER_OTLP_ENDPOINT: OTLP is on 4317 (gRPC) and 4318 (HTTP), not on 3100 or"
            + " 9464.");
  }

  private Optional<Finding> skew(HttpResponse<String> answer) {
    try {
      String date = answer.headers().firstValue("Date").orElse("");
      Instant there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration apart = Duration.between(there, clock.instant());
      return apart.abs().compareTo(SKEW) < 0
          ? Optional.empty()
          : Optional.of(
              Finding.fault(
                  "clock-skew",
                  "The clock here and the one of "
                      + endpoint
                      + " are "
                      + apart.abs().toSeconds()
                      + " s apart.",
                  "Set the clocks (NTP): lines and samples outside of the stack's window are"
                      + " refused."));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
