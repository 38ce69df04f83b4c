/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.prometheus;

import com.google.protobuf.CodedInputStream;
import io.github.lgtm4j.sink.internal.codec.ExemplarBody;
import io.github.lgtm4j.sink.internal.codec.ProtobufFields;
import io.github.lgtm4j.sink.internal.codec.SeriesKey;
import io.github.lgtm4j.sink.internal.intake.MetricBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a prometheus.WriteRequest (remote write 1.0):
 *
 * <pre>
 * WriteRequest {1: TimeSeries, 3: MetricMetadata}
 * TimeSeries {1: Label, 2: Sample, 3: Exemplar, 4: Histogram}   Label {1: name, 2: value}
 * Sample {1: value, 2: millis}   Exemplar {1: Label, 2: value, 3: millis}
 * MetricMetadata {1: type, 2: family, 5: unit}
 * </pre>
 */
final class RemoteWrite {
  private final CodedInputStream in;
  private final String tenant;
  private final MetricBatch batch;
  private final Families families;

  private final List<double[]> samples = new ArrayList<>();
  private final List<ExemplarBody> exemplars = new ArrayList<>();
  private final List<RemoteHistogram> histograms = new ArrayList<>();
  private Map<String, String> labels = new TreeMap<>();
  private @Nullable String duplicate;
  private String name = "";
  private String value = "";
  private double number;
  private long millis;
  private int type;
  private String unit = "";

  RemoteWrite(byte[] body, String tenant, MetricBatch batch, Families families) {
    this.in = CodedInputStream.newInstance(body);
    this.tenant = tenant;
    this.batch = batch;
    this.families = families;
  }

  void read() throws IOException {
    ProtobufFields.read(in, number -> (number == 1 && timeSeries()) || (number == 3 && metadata()));
  }

  private boolean timeSeries() throws IOException {
    labels = new TreeMap<>();
    duplicate = null;
    samples.clear();
    exemplars.clear();
    histograms.clear();
    ProtobufFields.message(in, this::timeSeriesField);
    String metric = labels.getOrDefault("__name__", "");
    labels.remove("__name__");
    Families.Family family = families.of(tenant, metric);
    batch.series(new SeriesKey(tenant, metric, family.type(), family.unit(), labels));
    if (duplicate != null) {
      batch.duplicateLabel(duplicate);
    }
    samples.forEach(sample -> batch.sample((long) sample[1], sample[0]));
    histograms.forEach(histogram -> batch.histogram(histogram.body()));
    exemplars.forEach(batch::exemplar);
    return true;
  }

  private boolean timeSeriesField(int field) throws IOException {
    switch (field) {
      case 1 -> label(labels);
      case 2 -> sample();
      case 3 -> exemplar();
      case 4 -> {
        RemoteHistogram histogram = new RemoteHistogram(in);
        ProtobufFields.message(in, histogram::field);
        histograms.add(histogram);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void label(Map<String, String> into) throws IOException {
    name = "";
    value = "";
    ProtobufFields.message(
        in,
        field -> {
          switch (field) {
            case 1 -> name = in.readStringRequireUtf8();
            case 2 -> value = in.readStringRequireUtf8();
            default -> {
              return false;
            }
          }
          return true;
        });
    if (into.put(name, value) != null) {
      duplicate = name;
    }
  }

  private void sample() throws IOException {
    number = 0;
    millis = 0;
    ProtobufFields.message(
        in,
        field -> {
          switch (field) {
            case 1 -> number = in.readDouble();
            case 2 -> millis = in.readInt64();
            default -> {
              return false;
            }
          }
          return true;
        });
    samples.add(new double[] {number, millis});
  }

  private void exemplar() throws IOException {
    Map<String, String> exemplarLabels = new TreeMap<>();
    number = 0;
    millis = 0;
    ProtobufFields.message(
        in,
        field -> {
          switch (field) {
            case 1 -> label(exemplarLabels);
            case 2 -> number = in.readDouble();
            case 3 -> millis = in.readInt64();
            default -> {
              return false;
            }
          }
          return true;
        });
    exemplars.add(new ExemplarBody(millis, number, exemplarLabels));
  }

  private boolean metadata() throws IOException {
    type = 0;
    name = "";
    unit = "";
    ProtobufFields.message(
        in,
        field -> {
          switch (field) {
            case 1 -> type = in.readEnum();
            case 2 -> name = in.readStringRequireUtf8();
            case 5 -> unit = in.readStringRequireUtf8();
            default -> {
              return false;
            }
          }
          return true;
        });
    families.learn(tenant, name, type, unit);
    return true;
  }
}
