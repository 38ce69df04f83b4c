/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.scrape;

import io.github.lgtm4j.sdk.scrape.Credentials;
import io.github.lgtm4j.sdk.scrape.MetricsPage;
import io.github.lgtm4j.spring.config.LgtmConfiguration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Answers a scraper on WebFlux. A gauge may block, so the page is not made on its event loop. */
final class ScrapeWebHandler implements WebHandler {
  private final ObjectProvider<MetricsPage> page;
  private final ObjectProvider<LgtmConfiguration> configuration;

  ScrapeWebHandler(
      ObjectProvider<MetricsPage> page, ObjectProvider<LgtmConfiguration> configuration) {
    this.page = page;
    this.configuration = configuration;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange) {
    Credentials credentials = configuration.getObject().scrapers();
    MetricsPage found = page.getIfAvailable();
    ServerHttpRequest request = exchange.getRequest();
    HttpHeaders headers = request.getHeaders();
    if (found == null) {
      return refuse(exchange, HttpStatus.NOT_FOUND);
    }
    if (!credentials.allow(headers.getFirst("Authorization"))) {
      exchange.getResponse().getHeaders().set("WWW-Authenticate", credentials.challenge());
      return refuse(exchange, HttpStatus.UNAUTHORIZED);
    }
    if (!HttpMethod.GET.equals(request.getMethod())
        && !HttpMethod.HEAD.equals(request.getMethod())) {
      return refuse(exchange, HttpStatus.METHOD_NOT_ALLOWED);
    }
    // Not headers.get(…): in Spring Framework 7 headers are no map any more.
    List<String> names = request.getQueryParams().getOrDefault("name[]", List.of());
    return Mono.fromCallable(
            () ->
                found.answer(
                    joined(headers.getValuesAsList("Accept")),
                    joined(headers.getValuesAsList("Accept-Encoding")),
                    names))
        .subscribeOn(Schedulers.boundedElastic())
        .flatMap(answer -> send(exchange.getResponse(), answer));
  }

  private static Mono<Void> send(ServerHttpResponse response, MetricsPage.Answer answer) {
    response.getHeaders().set("Content-Type", answer.contentType());
    if (answer.gzip()) {
      response.getHeaders().set("Content-Encoding", "gzip");
    }
    response.getHeaders().setContentLength(answer.body().length);
    return response.writeWith(Mono.just(response.bufferFactory().wrap(answer.body())));
  }

  private static Mono<Void> refuse(ServerWebExchange exchange, HttpStatus status) {
    exchange.getResponse().setStatusCode(status);
    return exchange.getResponse().setComplete();
  }

  private static @Nullable String joined(List<String> values) {
    return values.isEmpty() ? null : String.join(",", values);
  }
}
