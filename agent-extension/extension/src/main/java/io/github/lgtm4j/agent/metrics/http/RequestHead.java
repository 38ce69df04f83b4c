/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics.http;

import io.prometheus.metrics.exporter.common.PrometheusHttpRequest;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The request line and the headers. A body is not read: nobody who scrapes sends one. */
final class RequestHead implements PrometheusHttpRequest {
  private static final int LONGEST = 64 * 1024;
  private static final String LATIN = "ISO-8859-1";

  private final String method;
  private final String path;
  private final String query;
  private final Map<String, List<String>> headers;

  private RequestHead(String method, String target, Map<String, List<String>> headers) {
    this.method = method;
    int question = target.indexOf('?');
    this.path = question < 0 ? target : target.substring(0, question);
    this.query = question < 0 ? "" : target.substring(question + 1);
    this.headers = headers;
  }

  /**
   * @throws BadRequestException if it is not a request of HTTP/1.x
   */
  static RequestHead read(InputStream in) throws IOException {
    String[] lines = text(in).split("\r?\n");
    String[] first = lines[0].split(" ");
    if (first.length != 3 || !first[2].startsWith("HTTP/1.")) {
      throw new BadRequestException(Status.BAD_REQUEST, "This is not a request of HTTP/1");
    }
    Map<String, List<String>> headers = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon <= 0) {
        throw new BadRequestException(Status.BAD_REQUEST, "A header has no name");
      }
      headers
          .computeIfAbsent(key(lines[i].substring(0, colon)), name -> new ArrayList<>())
          .add(lines[i].substring(colon + 1).trim());
    }
    RequestHead head = new RequestHead(first[0], first[1], headers);
    head.checkQuery();
    return head;
  }

  @Override
  public String getMethod() {
    return method;
  }

  @Override
  public String getRequestPath() {
    return path;
  }

  @Override
  public String getQueryString() {
    return query;
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return Collections.enumeration(headers.getOrDefault(key(name), Collections.emptyList()));
  }

  /** Older versions of client_java take a wrong escape for a failure of their own. */
  private void checkQuery() throws IOException {
    try {
      getParameterValues("name[]");
    } catch (RuntimeException e) {
      throw new BadRequestException(Status.BAD_REQUEST, "The query cannot be read");
    }
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Everything up to the empty line. */
  private static String text(InputStream in) throws IOException {
    InputStream buffered = new BufferedInputStream(in);
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int newlines = 0;
    while (newlines < 2) {
      int next = buffered.read();
      if (next < 0) {
        throw new BadRequestException(Status.BAD_REQUEST, "The request is not complete");
      }
      if (head.size() == 0 && (next == '\r' || next == '\n')) {
        // RFC 9112: empty lines before a request are skipped.
        continue;
      }
      if (head.size() >= LONGEST) {
        throw new BadRequestException(Status.HEAD_TOO_LARGE, "The request is too long");
      }
      head.write(next);
      if (next == '\n') {
        newlines++;
      } else if (next != '\r') {
        newlines = 0;
      }
    }
    return head.toString(LATIN);
  }
}
