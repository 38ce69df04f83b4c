/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.scrape;

import io.github.lgtm4j.sdk.scrape.Credentials;
import io.github.lgtm4j.sdk.scrape.MetricsPage;
import io.github.lgtm4j.spring.config.LgtmConfiguration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Answers a scraper on a servlet container. */
final class ScrapeServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient ObjectProvider<MetricsPage> page;
  private final transient ObjectProvider<LgtmConfiguration> configuration;

  ScrapeServlet(ObjectProvider<MetricsPage> page, ObjectProvider<LgtmConfiguration> configuration) {
    this.page = page;
    this.configuration = configuration;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Credentials credentials = configuration.getObject().scrapers();
    MetricsPage found = page.getIfAvailable();
    if (found == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (!credentials.allow(request.getHeader("Authorization"))) {
      response.setHeader("WWW-Authenticate", credentials.challenge());
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    } else {
      send(found, request, response);
    }
  }

  private static void send(
      MetricsPage page, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String[] names = request.getParameterValues("name[]");
    MetricsPage.Answer answer =
        page.answer(
            joined(request.getHeaders("Accept")),
            joined(request.getHeaders("Accept-Encoding")),
            names == null ? List.of() : List.of(names));
    response.setContentType(answer.contentType());
    if (answer.gzip()) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setContentLength(answer.body().length);
    response.getOutputStream().write(answer.body());
  }

  private static @Nullable String joined(Enumeration<String> values) {
    List<String> list = Collections.list(values);
    return list.isEmpty() ? null : String.join(",", list);
  }
}
