/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.declarative;

import io.github.lgtm4j.agent.IdentityResource;
import io.github.lgtm4j.agent.Setup;
import io.github.lgtm4j.agent.config.Components;
import io.github.lgtm4j.agent.export.Certificates;
import io.github.lgtm4j.agent.metrics.MetricsEndpoint;
import io.github.lgtm4j.contract.Metric;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes into the file's tree what it leaves out, so that both modes of configuration give the
 * same. What the file says itself stays.
 */
final class Completion {
  /** Our components' name in the tree. */
  static final String LGTM4J = "lgtm4j";

  static final String MASKED_BAGGAGE = "lgtm4j_baggage";

  private static final String PROMETHEUS = "prometheus/development";
  private static final String AGENTS_OWN = "opentelemetry_javaagent_distribution";
  private static final String THREAD_DETAILS = "thread_details";
  private static final String[] DETECTORS = {
    "service", "host", "process", "container", "manifest", "jar", "spring"
  };

  private final Tree file;
  private final Setup setup;
  private final Components components;

  private Completion(Tree file, Setup setup, Components components) {
    this.file = file;
    this.setup = setup;
    this.components = components;
  }

  static void of(Tree file, Setup setup, Components components) {
    Completion completion = new Completion(file, setup, components);
    completion.resource();
    completion.propagators();
    completion.spans();
    completion.metrics();
    completion.instrumentation();
  }

  private void resource() {
    Tree resource = file.at("resource");
    detectors(resource.at("detection/development"));
    Map<String, Tree> theirs = new HashMap<>();
    resource
        .trees("attributes")
        .forEach(tree -> theirs.put(String.valueOf(tree.get("name")), tree));
    IdentityResource.attributes(setup.identity(), theirs::containsKey)
        .forEach(
            (name, value) -> {
              Tree attribute = theirs.get(name);
              if (attribute == null) {
                resource.list("attributes").add(map("name", name, "value", value));
              } else {
                attribute.put("value", value);
              }
            });
  }

  /** Who lists no detector gets those of the other mode; the agent has put its own there. */
  private void detectors(Tree detection) {
    if (detection.trees("detectors").stream().allMatch(tree -> tree.has(AGENTS_OWN))) {
      for (String name : DETECTORS) {
        if (components.has(Resource.class, name)) {
          detection.list("detectors").add(map(name, nothing()));
        }
      }
    }
  }

  private void propagators() {
    Tree propagator = file.at("propagator");
    if (!propagator.has("composite") && !propagator.has("composite_list")) {
      propagator.put("composite_list", "tracecontext,baggage");
    }
    for (Tree entry : propagator.trees("composite")) {
      if (entry.has("baggage")) {
        entry.remove("baggage");
        entry.put(MASKED_BAGGAGE, nothing());
      }
    }
    Object list = propagator.get("composite_list");
    if (list != null) {
      propagator.put(
          "composite_list",
          Arrays.stream(String.valueOf(list).split(",", -1))
              .map(name -> name.trim().equals("baggage") ? MASKED_BAGGAGE : name.trim())
              .collect(Collectors.joining(",")));
    }
  }

  private void spans() {
    Tree provider = file.at("tracer_provider");
    if (provider.list("processors").isEmpty()) {
      Object exporter = map(exporterName(), nothing());
      provider.list("processors").add(map("batch", map("exporter", exporter)));
    }
    for (Tree processor : provider.trees("processors")) {
      for (String kind : new String[] {"batch", "simple"}) {
        if (processor.has(kind)) {
          aim(processor.at(kind, "exporter"));
          keepCertificates(processor.at(kind, "exporter"));
        }
      }
    }
    threadDetails(provider);
    Object sampler = provider.remove("sampler");
    provider.put("sampler", map(LGTM4J, sampler == null ? nothing() : map("sampler", sampler)));
    if (setup.sampling().processor() != null) {
      provider.list("processors").add(map(LGTM4J, nothing()));
    }
  }

  /** The other mode has them unless they are turned off; this one only when they are turned on. */
  private void threadDetails(Tree provider) {
    boolean isSaid = file.at("distribution", "javaagent").has("thread_details_enabled");
    if (!isSaid && components.has(SpanProcessor.class, THREAD_DETAILS)) {
      provider.list("processors").add(0, map(THREAD_DETAILS, nothing()));
    }
  }

  /** An exporter that does not say where to sends to where it would in the other mode. */
  private void aim(Tree exporter) {
    String endpoint = setup.config().getString("otel.exporter.otlp.endpoint", "");
    for (String name : new String[] {"otlp_grpc", "otlp_http"}) {
      if (exporter.has(name) && !exporter.at(name).has("endpoint") && name.equals(exporterName())) {
        boolean http = name.equals("otlp_http");
        exporter
            .at(name)
            .put("endpoint", http ? endpoint.replaceFirst("/$", "") + "/v1/traces" : endpoint);
      }
    }
  }

  private static void keepCertificates(Tree exporters) {
    for (String name : new String[] {"otlp_grpc", "otlp_http"}) {
      if (exporters.has(name) && exporters.at(name).get("tls") instanceof Map) {
        Tree exporter = exporters.at(name);
        exporter.put(Certificates.IN_FILE, exporter.remove("tls"));
      }
    }
  }

  private String exporterName() {
    String protocol = setup.config().getString("otel.exporter.otlp.protocol", "grpc");
    return protocol.startsWith("http/") ? "otlp_http" : "otlp_grpc";
  }

  private void metrics() {
    Tree provider = file.at("meter_provider");
    provider.list("readers").removeIf(Completion::isPrometheus);
    Object limits = map("default", MetricsEndpoint.cardinalityLimit(setup.config()));
    Map<String, Object> pull = map("exporter", map(LGTM4J, nothing()));
    pull.put("cardinality_limits", limits);
    provider.list("readers").add(map("pull", pull));
    for (Metric metric : MetricsEndpoint.WITHOUT_BOUNDS) {
      Map<String, Object> view = map("selector", map("instrument_name", metric.name()));
      Object histogram = map("boundaries", new ArrayList<>(metric.bounds()));
      view.put("stream", map("aggregation", map("explicit_bucket_histogram", histogram)));
      provider.list("views").add(view);
    }
  }

  private static boolean isPrometheus(Object reader) {
    return reader instanceof Map
        && new Tree(reader).at("pull", "exporter").nodes().containsKey(PROMETHEUS);
  }

  /**
   * An application's own meters belong on {@code /metrics} too, and what the SDK tells of itself.
   */
  private void instrumentation() {
    Tree java = file.at("instrumentation/development", "java");
    putIfAbsent(java.at("micrometer"), "enabled", true);
    putIfAbsent(java.at("otel_sdk"), "internal_telemetry_version", "legacy");
  }

  private static void putIfAbsent(Tree tree, String name, Object value) {
    if (!tree.has(name)) {
      tree.put(name, value);
    }
  }

  private static Map<String, Object> nothing() {
    return new HashMap<>();
  }

  private static Map<String, Object> map(String name, Object value) {
    Map<String, Object> map = new HashMap<>();
    map.put(name, value);
    return map;
  }

  private static Map<String, Object> map(String name, Object value, String other, Object another) {
    Map<String, Object> map = map(name, value);
    map.put(other, another);
    return map;
  }
}
