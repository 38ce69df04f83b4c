/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics.http;

import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.exporter.common.PrometheusScrapeHandler;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.Socket;

/**
 * One request, one answer. Formats, compression and the name filter are client_java's; the two
 * words of HTTP around it are ours.
 */
final class Answers {
  static final String PATH = "/metrics";
  private static final int MILLIS_TO_SEND_THE_HEAD = 5000;

  private final Credentials credentials;
  private final PrometheusScrapeHandler handler;
  private final Complaint complaint;

  Answers(Credentials credentials, MultiCollector metrics, Complaint complaint) {
    this.credentials = credentials;
    this.complaint = complaint;
    PrometheusRegistry registry = new PrometheusRegistry();
    registry.register(metrics);
    // The application's own io.prometheus.* properties are not about this page.
    this.handler = new PrometheusScrapeHandler(PrometheusProperties.builder().build(), registry);
  }

  void answer(Socket connection) throws IOException {
    connection.setSoTimeout(MILLIS_TO_SEND_THE_HEAD);
    connection.setTcpNoDelay(true);
    Exchange exchange;
    try {
      exchange = new Exchange(RequestHead.read(connection.getInputStream()), complaint);
      answer(exchange);
    } catch (BadRequestException e) {
      exchange = new Exchange(null, complaint);
      exchange.refuse(e.status(), e.getMessage());
    }
    exchange.writeTo(connection.getOutputStream());
    connection.shutdownOutput();
  }

  private void answer(Exchange exchange) throws IOException {
    RequestHead request = exchange.getRequest();
    if (!credentials.allow(request.getHeader("Authorization"))) {
      exchange.refuse(Status.UNAUTHORIZED, "Credentials are needed here");
      exchange.getResponse().setHeader("WWW-Authenticate", credentials.challenge());
    } else if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      exchange.refuse(Status.METHOD_NOT_ALLOWED, "Only GET and HEAD are answered here");
      exchange.getResponse().setHeader("Allow", "GET, HEAD");
    } else if (!request.getRequestPath().equals(PATH)) {
      exchange.refuse(Status.NOT_FOUND, "The metrics are at " + PATH);
    } else {
      handler.handleRequest(exchange);
    }
  }
}
