/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import io.github.lgtm4j.contract.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Settings that nobody reads, because they are misspelled. An {@code lgtm.*} that is not known is
 * one; of OpenTelemetry's many settings only one that is all but the name of a known one, because
 * each instrumentation has its own.
 *
 * @since 0.1.0
 */
public final class UnknownSettings {
  private static final String OURS = "lgtm.";
  private static final int FAR = 3;

  private static final List<String> OPEN_TELEMETRY =
      Arrays.asList(
          "otel.attribute.value.length.limit",
          "otel.blrp.export.timeout",
          "otel.blrp.max.export.batch.size",
          "otel.blrp.max.queue.size",
          "otel.blrp.schedule.delay",
          "otel.bsp.export.timeout",
          "otel.bsp.max.export.batch.size",
          "otel.bsp.max.queue.size",
          "otel.bsp.schedule.delay",
          "otel.config.file",
          "otel.exporter.otlp.certificate",
          "otel.exporter.otlp.client.certificate",
          "otel.exporter.otlp.client.key",
          "otel.exporter.otlp.compression",
          "otel.exporter.otlp.endpoint",
          "otel.exporter.otlp.headers",
          "otel.exporter.otlp.logs.endpoint",
          "otel.exporter.otlp.metrics.endpoint",
          "otel.exporter.otlp.protocol",
          "otel.exporter.otlp.timeout",
          "otel.exporter.otlp.traces.endpoint",
          "otel.exporter.prometheus.host",
          "otel.exporter.prometheus.port",
          "otel.java.metrics.cardinality.limit",
          "otel.javaagent.configuration.file",
          "otel.javaagent.debug",
          "otel.javaagent.enabled",
          "otel.javaagent.extensions",
          "otel.javaagent.logging",
          "otel.logs.exporter",
          "otel.metric.export.interval",
          "otel.metrics.exemplar.filter",
          "otel.metrics.exporter",
          "otel.propagators",
          "otel.resource.attributes",
          "otel.resource.disabled.keys",
          "otel.sdk.disabled",
          "otel.semconv.stability.opt.in",
          "otel.service.name",
          "otel.span.attribute.count.limit",
          "otel.traces.exporter",
          "otel.traces.sampler",
          "otel.traces.sampler.arg");

  private UnknownSettings() {}

  /** A problem for each unknown name among system properties and environment variables. */
  public static List<Problem> among(Collection<String> properties, Collection<String> variables) {
    List<Problem> problems = new ArrayList<>();
    for (String property : new TreeSet<>(properties)) {
      String nearest = nearestIfUnknown(property);
      if (nearest != null) {
        problems.add(problem("-D" + property, nearest.isEmpty() ? "" : "-D" + nearest));
      }
    }
    for (String variable : new TreeSet<>(variables)) {
      String nearest = nearestIfUnknown(variable.toLowerCase(Locale.ROOT));
      if (nearest != null) {
        problems.add(problem(variable, variableName(nearest)));
      }
    }
    return problems;
  }

  /** A problem for each unknown {@code lgtm.*} that OpenTelemetry's configuration file gives. */
  public static List<Problem> inFile(Collection<String> keys) {
    List<Problem> problems = new ArrayList<>();
    for (String key : new TreeSet<>(keys)) {
      String nearest = nearestIfUnknown(key);
      if (nearest != null) {
        problems.add(problem(key, nearest, "OpenTelemetry's configuration file"));
      }
    }
    return problems;
  }

  /** Null for a name that is known or none of our business; empty when nothing is near. */
  private static @Nullable String nearestIfUnknown(String name) {
    String plain = plain(name);
    if (plain.startsWith(OURS)) {
      List<String> known = ourSettings();
      return isKnown(withoutSignal(plain), known) ? null : nearest(plain, known);
    }
    if (!plain.startsWith("otel.") || isKnown(plain, OPEN_TELEMETRY)) {
      return null;
    }
    String nearest = nearest(plain, OPEN_TELEMETRY);
    return nearest.isEmpty() ? null : nearest;
  }

  private static boolean isKnown(String plain, List<String> known) {
    return known.stream().anyMatch(key -> plain(key).equals(plain));
  }

  private static List<String> ourSettings() {
    List<String> keys = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      keys.add(setting.key());
    }
    return keys;
  }

  private static String nearest(String plain, List<String> known) {
    String nearest = "";
    int shortest = FAR;
    for (String key : known) {
      int distance = EditDistance.between(plain, plain(key), FAR);
      if (distance < shortest) {
        shortest = distance;
        nearest = key;
      }
    }
    return nearest;
  }

  /** {@code lgtm.otlp.traces.token} is {@code lgtm.otlp.token} for one signal. */
  private static String withoutSignal(String plain) {
    return plain.replaceFirst("^lgtm\\.otlp\\.(?:traces|metrics|logs)\\.", "lgtm.otlp.");
  }

  /** Property and variable spell the same setting in different ways. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '.').replace('-', '.');
  }

  private static String variableName(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private static Problem problem(String found, String nearest) {
    boolean isProperty = found.startsWith("-D");
    return problem(
        found, nearest, isProperty ? "the system properties" : "the environment variables");
  }

  private static Problem problem(String found, String nearest, String place) {
    boolean isNear = !nearest.isEmpty();
    return new Problem(
        plain(found.startsWith("-D") ? found.substring(2) : found),
        place,
        isNear ? "a setting that exists, such as " + nearest : "a setting that exists",
        Quote.of(found),
        "it is ignored",
        isNear ? "Write it as " + nearest + ", or remove it." : "Remove it, or look up its name.");
  }
}
