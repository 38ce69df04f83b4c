/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import static io.opentelemetry.proto.metrics.v1.AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A quarter of an hour of metrics of one service: histograms of both kinds, gauges, counters. */
final class SampleMetrics {
  private static final double[] BOUNDS = {
    0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10
  };
  private static final int STEP = 15;

  private final Random random = new Random(9464);
  private final List<Map.Entry<String, Double>> traces;
  private final long[][] buckets = new long[3][BOUNDS.length + 1];
  private final double[] sums = new double[3];
  private final long[] exponential = new long[40];
  private long orders;
  private double cpu;

  private SampleMetrics(Map<String, Double> traces) {
    this.traces = new ArrayList<>(traces.entrySet());
  }

  static void send(LocalSink sink, String tenant, Map<String, Double> traces) throws Exception {
    SampleMetrics metrics = new SampleMetrics(traces);
    long now = System.currentTimeMillis() / 1000;
    for (long at = now - SampleShop.MINUTES * 60; at <= now; at += STEP) {
      var request = ExportMetricsServiceRequest.newBuilder();
      var resource = request.addResourceMetricsBuilder().setResource(Telemetries.resource("shop"));
      var scope = resource.addScopeMetricsBuilder();
      double done = 1 - (now - at) / (SampleShop.MINUTES * 60.0);
      metrics.at(at * 1_000_000_000L, done).forEach(scope::addMetrics);
      SampleShop.check(
          new Sender(sink.otlpHttp())
              .with("X-Scope-OrgID", tenant)
              .post("/v1/metrics", "application/x-protobuf", request.build().toByteArray()));
      metrics.remoteWrite(sink, tenant, at * 1000);
    }
  }

  private List<Metric> at(long nanos, double done) {
    orders += 4 + random.nextInt(9);
    cpu += 2 + 4 * random.nextDouble();
    double heap = 180e6 + (nanos / 1_000_000_000L % 120) * 2.4e6;
    return List.of(
        requests(nanos, done),
        render(nanos),
        gauge(
            "jvm.memory.used",
            "By",
            nanos,
            heap,
            "jvm.memory.type",
            "heap",
            "jvm.memory.pool.name",
            "G1 Eden Space"),
        gauge(
            "jvm.memory.used",
            "By",
            nanos,
            92e6 + random.nextInt(400_000),
            "jvm.memory.type",
            "non_heap",
            "jvm.memory.pool.name",
            "Metaspace"),
        gauge(
            "jvm.thread.count",
            "{thread}",
            nanos,
            41 + random.nextInt(6),
            "jvm.thread.daemon",
            "true",
            "jvm.thread.state",
            "runnable"),
        gauge(
            "db.client.connection.count",
            "{connection}",
            nanos,
            2 + random.nextInt(7),
            "db.client.connection.pool.name",
            "shop",
            "db.client.connection.state",
            "used"),
        counter("jvm.cpu.time", "s", nanos, cpu),
        counter("shop.orders", "{order}", nanos, orders, "payment", "card"),
        counter("shop.orders", "{order}", nanos, orders * 0.4, "payment", "invoice"));
  }

  private Metric requests(long nanos, double done) {
    var metric = Metric.newBuilder().setName("http.server.request.duration").setUnit("s");
    var histogram =
        metric.getHistogramBuilder().setAggregationTemporality(AGGREGATION_TEMPORALITY_CUMULATIVE);
    String[][] routes = {
      {"GET", "/products/{id}", "200"}, {"POST", "/orders", "200"}, {"POST", "/orders", "402"}
    };
    for (int route = 0; route < routes.length; route++) {
      int calls = route == 2 ? random.nextInt(3) : 30 + random.nextInt(20);
      for (int i = 0; i < calls; i++) {
        record(route, seconds(route, done));
      }
      histogram.addDataPoints(point(nanos, route, routes[route]));
    }
    return metric.build();
  }

  private double seconds(int route, double done) {
    double base = route == 0 ? 0.02 : 0.28;
    double slow = done > 0.55 && done < 0.75 && random.nextInt(4) == 0 ? 6 : 1;
    return base * slow * Math.exp(0.45 * random.nextGaussian());
  }

  private void record(int route, double seconds) {
    int bucket = 0;
    while (bucket < BOUNDS.length && seconds > BOUNDS[bucket]) {
      bucket++;
    }
    buckets[route][bucket]++;
    sums[route] += seconds;
  }

  private HistogramDataPoint.Builder point(long nanos, int route, String[] labels) {
    var point = HistogramDataPoint.newBuilder().setTimeUnixNano(nanos).setSum(sums[route]);
    long count = 0;
    for (double bound : BOUNDS) {
      point.addExplicitBounds(bound);
    }
    for (long bucket : buckets[route]) {
      point.addBucketCounts(bucket);
      count += bucket;
    }
    point
        .setCount(count)
        .addAttributes(Telemetries.attribute("http.request.method", labels[0]))
        .addAttributes(Telemetries.attribute("http.route", labels[1]))
        .addAttributes(Telemetries.attribute("http.response.status_code", labels[2]))
        .addAttributes(Telemetries.attribute("url.scheme", "http"));
    var trace = traces.get(random.nextInt(traces.size()));
    point
        .addExemplarsBuilder()
        .setTimeUnixNano(nanos - 1_000_000_000L)
        .setAsDouble(trace.getValue())
        .setTraceId(ByteString.fromHex(trace.getKey()))
        .setSpanId(Telemetries.id(8, 1));
    return point;
  }

  private Metric render(long nanos) {
    var metric = Metric.newBuilder().setName("shop.page.render").setUnit("s");
    var point = ExponentialHistogramDataPoint.newBuilder().setTimeUnixNano(nanos).setScale(2);
    long count = 0;
    for (int i = 0; i < 60; i++) {
      int bucket = (int) (20 + 4 * random.nextGaussian());
      exponential[Math.max(0, Math.min(bucket, 39))]++;
    }
    point.getPositiveBuilder().setOffset(-40);
    for (long bucket : exponential) {
      point.getPositiveBuilder().addBucketCounts(bucket);
      count += bucket;
    }
    metric
        .getExponentialHistogramBuilder()
        .setAggregationTemporality(AGGREGATION_TEMPORALITY_CUMULATIVE)
        .addDataPoints(point.setCount(count).setSum(count * 0.04));
    return metric.build();
  }

  private static Metric gauge(
      String name, String unit, long nanos, double value, String... labels) {
    var metric = Metric.newBuilder().setName(name).setUnit(unit);
    var point =
        metric.getGaugeBuilder().addDataPointsBuilder().setTimeUnixNano(nanos).setAsDouble(value);
    for (int i = 0; i < labels.length; i += 2) {
      point.addAttributes(Telemetries.attribute(labels[i], labels[i + 1]));
    }
    return metric.build();
  }

  private static Metric counter(
      String name, String unit, long nanos, double value, String... labels) {
    var metric = Metric.newBuilder().setName(name).setUnit(unit);
    var sum =
        metric
            .getSumBuilder()
            .setIsMonotonic(true)
            .setAggregationTemporality(AGGREGATION_TEMPORALITY_CUMULATIVE);
    var point = sum.addDataPointsBuilder().setTimeUnixNano(nanos).setAsDouble(value);
    for (int i = 0; i < labels.length; i += 2) {
      point.addAttributes(Telemetries.attribute(labels[i], labels[i + 1]));
    }
    return metric.build();
  }

  private void remoteWrite(LocalSink sink, String tenant, long millis) throws Exception {
    for (String queue : List.of("orders", "mail")) {
      SampleShop.check(
          new Sender(sink)
              .with("X-Scope-OrgID", tenant)
              .snappy(
                  "/api/v1/push",
                  PushRequests.series(
                      Map.of(
                          "__name__",
                          "kafka_consumer_lag",
                          "application",
                          "mail",
                          "environment",
                          "dev",
                          "topic",
                          queue),
                      millis,
                      random.nextInt(queue.equals("mail") ? 40 : 12))));
    }
  }
}
