/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics.http;

import io.prometheus.metrics.exporter.common.PrometheusHttpExchange;
import io.prometheus.metrics.exporter.common.PrometheusHttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request and the answer to it. The answer is complete before its first byte leaves: a scrape
 * that fails half-way is a 500 and not half a page.
 */
final class Exchange implements PrometheusHttpExchange, PrometheusHttpResponse {
  private final @Nullable RequestHead request;
  private final Complaint complaint;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private Status status = Status.INTERNAL_ERROR;

  Exchange(@Nullable RequestHead request, Complaint complaint) {
    this.request = request;
    this.complaint = complaint;
  }

  void refuse(Status reason, String why) {
    status = reason;
    headers.clear();
    headers.put("Content-Type", "text/plain; charset=utf-8");
    body.reset();
    byte[] text = (why + "\n").getBytes(StandardCharsets.UTF_8);
    body.write(text, 0, text.length);
  }

  void writeTo(OutputStream out) throws IOException {
    headers.putIfAbsent("Content-Length", String.valueOf(body.size()));
    // A connection that stays open would hold a thread between two scrapes.
    headers.put("Connection", "close");
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    if (request == null || !request.getMethod().equals("HEAD")) {
      body.writeTo(out);
    }
    out.flush();
  }

  @Override
  public RequestHead getRequest() {
    if (request == null) {
      throw new IllegalStateException("There was no request");
    }
    return request;
  }

  @Override
  public PrometheusHttpResponse getResponse() {
    return this;
  }

  @Override
  public void setHeader(String name, String value) {
    headers.put(name, value);
  }

  @Override
  public OutputStream sendHeadersAndGetBody(int statusCode, int contentLength) {
    status = Status.of(statusCode);
    return body;
  }

  @Override
  public void handleException(IOException e) {
    failed(e);
  }

  @Override
  public void handleException(RuntimeException e) {
    failed(e);
  }

  @Override
  public void close() {
    // The socket is closed by who opened it.
  }

  private void failed(Exception e) {
    complaint.about(e);
    refuse(Status.INTERNAL_ERROR, "The scrape failed; the log of the agent has the reason");
  }
}
