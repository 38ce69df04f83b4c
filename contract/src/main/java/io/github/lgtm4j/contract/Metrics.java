/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract;

import static io.github.lgtm4j.contract.Metric.Instrument.COUNTER;
import static io.github.lgtm4j.contract.Metric.Instrument.GAUGE;
import static io.github.lgtm4j.contract.Metric.Instrument.HISTOGRAM;
import static io.github.lgtm4j.contract.Metric.Instrument.UPDOWNCOUNTER;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The metrics of the contract, as {@code registry/metrics.yaml} lists them.
 *
 * @since 0.1.0
 */
public final class Metrics {
  private static final Double[] HTTP_BOUNDS = {
    0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0
  };
  private static final Double[] DATABASE_BOUNDS = {
    0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 10.0
  };

  public static final Metric HTTP_SERVER_REQUEST_DURATION =
      Metric.of("http.server.request.duration", HISTOGRAM, "s")
          .required("http.request.method", "url.scheme")
          .optional(
              "http.response.status_code", "http.route", "error.type", "network.protocol.version")
          .bounds(HTTP_BOUNDS);

  public static final Metric HTTP_CLIENT_REQUEST_DURATION =
      Metric.of("http.client.request.duration", HISTOGRAM, "s")
          .required("http.request.method", "server.address", "server.port")
          .optional("http.response.status_code", "error.type", "network.protocol.version")
          .bounds(HTTP_BOUNDS);

  public static final Metric DB_CLIENT_OPERATION_DURATION =
      Metric.of("db.client.operation.duration", HISTOGRAM, "s")
          .required("db.system.name")
          .optional(
              "db.namespace",
              "db.query.summary",
              "db.operation.name",
              "db.collection.name",
              "db.response.status_code",
              "error.type",
              "server.address",
              "server.port")
          .bounds(DATABASE_BOUNDS);

  public static final Metric DB_CLIENT_CONNECTION_COUNT =
      Metric.of("db.client.connection.count", UPDOWNCOUNTER, "{connection}")
          .required("db.client.connection.pool.name", "db.client.connection.state")
          .optional("db.namespace", "db.system.name");

  public static final Metric DB_CLIENT_CONNECTION_IDLE_MIN =
      Metric.of("db.client.connection.idle.min", UPDOWNCOUNTER, "{connection}")
          .required("db.client.connection.pool.name")
          .optional("db.namespace", "db.system.name");

  public static final Metric DB_CLIENT_CONNECTION_LIMIT =
      Metric.of("db.client.connection.limit", UPDOWNCOUNTER, "{connection}")
          .required("db.client.connection.pool.name")
          .optional("db.namespace", "db.system.name");

  public static final Metric DB_CLIENT_CONNECTION_PENDING_REQUESTS =
      Metric.of("db.client.connection.pending_requests", UPDOWNCOUNTER, "{request}")
          .required("db.client.connection.pool.name")
          .optional("db.namespace", "db.system.name");

  public static final Metric DB_CLIENT_CONNECTION_TIMEOUTS =
      Metric.of("db.client.connection.timeouts", COUNTER, "{timeout}")
          .required("db.client.connection.pool.name")
          .optional("db.namespace", "db.system.name");

  public static final Metric DB_CLIENT_CONNECTION_CREATE_TIME =
      Metric.of("db.client.connection.create_time", HISTOGRAM, "s")
          .required("db.client.connection.pool.name")
          .optional("db.namespace", "db.system.name")
          .bounds(DATABASE_BOUNDS);

  public static final Metric DB_CLIENT_CONNECTION_WAIT_TIME =
      Metric.of("db.client.connection.wait_time", HISTOGRAM, "s")
          .required("db.client.connection.pool.name")
          .optional("db.namespace", "db.system.name")
          .bounds(DATABASE_BOUNDS);

  public static final Metric DB_CLIENT_CONNECTION_USE_TIME =
      Metric.of("db.client.connection.use_time", HISTOGRAM, "s")
          .required("db.client.connection.pool.name")
          .optional("db.namespace", "db.system.name")
          .bounds(DATABASE_BOUNDS);

  public static final Metric JVM_MEMORY_USED =
      Metric.of("jvm.memory.used", UPDOWNCOUNTER, "By")
          .required("jvm.memory.type", "jvm.memory.pool.name");

  public static final Metric JVM_MEMORY_COMMITTED =
      Metric.of("jvm.memory.committed", UPDOWNCOUNTER, "By")
          .required("jvm.memory.type", "jvm.memory.pool.name");

  public static final Metric JVM_MEMORY_LIMIT =
      Metric.of("jvm.memory.limit", UPDOWNCOUNTER, "By")
          .required("jvm.memory.type", "jvm.memory.pool.name");

  public static final Metric JVM_MEMORY_USED_AFTER_LAST_GC =
      Metric.of("jvm.memory.used_after_last_gc", UPDOWNCOUNTER, "By")
          .required("jvm.memory.type", "jvm.memory.pool.name");

  public static final Metric JVM_GC_DURATION =
      Metric.of("jvm.gc.duration", HISTOGRAM, "s")
          .required("jvm.gc.name", "jvm.gc.action")
          .bounds(0.01, 0.1, 1.0, 10.0);

  public static final Metric JVM_THREAD_COUNT =
      Metric.of("jvm.thread.count", UPDOWNCOUNTER, "{thread}")
          .required("jvm.thread.daemon", "jvm.thread.state");

  public static final Metric JVM_CLASS_LOADED = Metric.of("jvm.class.loaded", COUNTER, "{class}");

  public static final Metric JVM_CLASS_UNLOADED =
      Metric.of("jvm.class.unloaded", COUNTER, "{class}");

  public static final Metric JVM_CLASS_COUNT =
      Metric.of("jvm.class.count", UPDOWNCOUNTER, "{class}");

  public static final Metric JVM_CPU_TIME = Metric.of("jvm.cpu.time", COUNTER, "s");

  public static final Metric JVM_CPU_COUNT = Metric.of("jvm.cpu.count", UPDOWNCOUNTER, "{cpu}");

  public static final Metric JVM_CPU_RECENT_UTILIZATION =
      Metric.of("jvm.cpu.recent_utilization", GAUGE, "1");

  /** Every metric of the contract. */
  public static final List<Metric> ALL =
      Collections.unmodifiableList(
          Arrays.asList(
              HTTP_SERVER_REQUEST_DURATION,
              HTTP_CLIENT_REQUEST_DURATION,
              DB_CLIENT_OPERATION_DURATION,
              DB_CLIENT_CONNECTION_COUNT,
              DB_CLIENT_CONNECTION_IDLE_MIN,
              DB_CLIENT_CONNECTION_LIMIT,
              DB_CLIENT_CONNECTION_PENDING_REQUESTS,
              DB_CLIENT_CONNECTION_TIMEOUTS,
              DB_CLIENT_CONNECTION_CREATE_TIME,
              DB_CLIENT_CONNECTION_WAIT_TIME,
              DB_CLIENT_CONNECTION_USE_TIME,
              JVM_MEMORY_USED,
              JVM_MEMORY_COMMITTED,
              JVM_MEMORY_LIMIT,
              JVM_MEMORY_USED_AFTER_LAST_GC,
              JVM_GC_DURATION,
              JVM_THREAD_COUNT,
              JVM_CLASS_LOADED,
              JVM_CLASS_UNLOADED,
              JVM_CLASS_COUNT,
              JVM_CPU_TIME,
              JVM_CPU_COUNT,
              JVM_CPU_RECENT_UTILIZATION));

  private Metrics() {}
}
