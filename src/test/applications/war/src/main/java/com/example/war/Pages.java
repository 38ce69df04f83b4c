/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package com.example.war;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What the application answers. */
public final class Pages extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final Logger logger = LoggerFactory.getLogger(Pages.class);

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (request.getServletPath()) {
      case "/hello" -> response.getWriter().print(hello(request.getParameter("name")));
      case "/lines" ->
          response.getWriter().print(lines(number(request, "threads"), number(request, "count")));
      default -> fail();
    }
  }

  private static int number(HttpServletRequest request, String name) {
    return Integer.parseInt(request.getParameter(name));
  }

  private static String hello(String name) {
    MDC.put("name", name);
    try {
      logger.info("Hello {}", name);
      return "Hello " + name;
    } finally {
      MDC.remove("name");
    }
  }

  private static int lines(int threads, int count) {
    Thread[] writers = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      int thread = i;
      writers[i] = new Thread(() -> write(thread, count));
      writers[i].start();
    }
    for (Thread writer : writers) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return threads * count;
  }

  private static void write(int thread, int count) {
    for (int i = 0; i < count; i++) {
      logger.info("line {}-{}", thread, i);
    }
  }

  private static void fail() {
    IllegalStateException failure = new IllegalStateException("The shop is closed");
    logger.error("Order failed", failure);
    throw failure;
  }
}
