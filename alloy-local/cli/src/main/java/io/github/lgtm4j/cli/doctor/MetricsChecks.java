/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether {@code /metrics} is served, and by this application. */
final class MetricsChecks {
  private static final int TIMEOUT_MILLIS = 2000;

  private final Jvm jvm;
  private final String text;

  MetricsChecks(Jvm jvm) {
    this.jvm = jvm;
    this.text = jvm.first("lgtm.metrics.port", "otel.exporter.prometheus.port", "9464");
  }

  /** The port, for the head of the report. */
  String describe() {
    return "port " + text;
  }

  List<Finding> findings() {
    if (jvm.is("otel.metrics.exporter", "none") || !text.matches("[0-9]{1,5}")) {
      return List.of();
    }
    int port = Integer.parseInt(text);
    Optional<Set<Integer>> own = ListeningPorts.of(jvm.pid());
    boolean served = own.map(ports -> ports.contains(port)).orElseGet(() -> answers(port));
    if (served || isSpring()) {
      return List.of();
    }
    if (answers(port)) {
      return List.of(
          Finding.fault(
              "metrics-port-taken",
              "Port "
                  + port
                  + " belongs to another process, so what is scraped there is not this"
                  + " application's; it listens on "
                  + own.orElse(Set.of())
                  + ".",
              "Give each its own: LGTM_METRICS_PORT."));
    }
    return List.of(
        Finding.fault(
            "metrics-not-served",
            "Nobody serves /metrics on port " + port + ".",
            "Look at the agent's line on standard error: it says where metrics are, or why not."));
  }

  /** There the page is on the application's own port. */
  private boolean isSpring() {
    return jvm.properties().getOrDefault("java.class.path", "").contains("lgtm4j-spring-boot");
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("localhost", port), TIMEOUT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
