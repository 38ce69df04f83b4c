/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.parity.reactive;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** WebFlux and WebClient, with a collector that is looked at. */
@ExtendWith(OutputCaptureExtension.class)
class ReactiveTest {
  @Test
  void request_throughAReactiveChain_isMeasuredTracedAndLogged(CapturedOutput output)
      throws Exception {
    WireMockServer collector = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    collector.start();
    collector.stubFor(post(anyUrl()).willReturn(ok()));
    SpringApplication application = new SpringApplication(Shop.class);
    application.setWebApplicationType(WebApplicationType.REACTIVE);
    try (ConfigurableApplicationContext context =
        application.run(
            "--server.port=0",
            "--spring.application.name=reactive",
            "--lgtm.environment=staging",
            "--lgtm.tenant=team-a",
            "--lgtm.otlp.token=t0ken",
            "--lgtm.metrics.push-on-exit=true",
            "--otel.exporter.otlp.protocol=http/protobuf",
            "--otel.exporter.otlp.endpoint=http://localhost:" + collector.port())) {
      String port = context.getEnvironment().getRequiredProperty("local.server.port");
      get(port, "/health");
      assertThat(get(port, "/far")).isEqualTo("near");

      assertThat(output.getOut().lines())
          .anySatisfy(
              line ->
                  assertThat(line)
                      .contains("\"message\":\"on another thread\"")
                      .containsPattern("\"trace_id\":\"[0-9a-f]{32}\""));
      assertThat(get(port, "/metrics"))
          .contains("http_response_status_code=\"200\",http_route=\"/far\"")
          .contains("http_client_request_duration_seconds_count{")
          .contains("target_info{application=\"reactive\"")
          .doesNotContain("\"/metrics\"");
    }
    try {
      collector.verify(
          postRequestedFor(urlEqualTo("/v1/traces"))
              .withHeader("X-Scope-OrgID", equalTo("team-a"))
              .withHeader("X-Application", equalTo("reactive"))
              .withHeader("Authorization", equalTo("Bearer t0ken")));
      assertThat(bodies(collector, "/v1/traces"))
          .contains("GET /far", "GET /near", "telemetry.distro.name", "deployment.environment.name")
          .doesNotContain("GET /health");
      assertThat(bodies(collector, "/v1/metrics"))
          .contains("http_server_request_duration_seconds", "/far");
    } finally {
      collector.stop();
    }
  }

  private static String bodies(WireMockServer collector, String path) {
    StringBuilder bodies = new StringBuilder();
    collector
        .getAllServeEvents()
        .forEach(
            event -> {
              if (event.getRequest().getUrl().equals(path)) {
                bodies.append(
                    new String(event.getRequest().getBody(), StandardCharsets.ISO_8859_1));
              }
            });
    return bodies.toString();
  }

  private static String get(String port, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .build(),
            BodyHandlers.ofString())
        .body();
  }

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @RestController
  static class Shop {
    private static final Logger log = LoggerFactory.getLogger("shop.Reactive");
    private final WebClient client;
    private final Environment environment;

    Shop(WebClient.Builder client, Environment environment) {
      this.client = client.build();
      this.environment = environment;
    }

    @GetMapping("/far")
    Mono<String> far() {
      String port = environment.getProperty("local.server.port");
      return client
          .get()
          .uri("http://localhost:" + port + "/near")
          .retrieve()
          .bodyToMono(String.class)
          .delayElement(Duration.ofMillis(5), Schedulers.parallel())
          .doOnNext(answer -> log.info("on another thread"));
    }

    @GetMapping("/near")
    String near() {
      return "near";
    }

    @GetMapping("/health")
    String health() {
      return "UP";
    }
  }
}
