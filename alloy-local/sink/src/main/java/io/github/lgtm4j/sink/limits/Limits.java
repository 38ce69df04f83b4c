/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.limits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The limits of each tenant. Immutable.
 *
 * <pre>
 * loki: {max_line_size: 128KB}                  # for every tenant; what is not named keeps its default
 * tenants:
 *   team-a:
 *     mimir: {max_global_series_per_user: 5000}
 * import:                                       # the products' own runtime overrides
 *   loki: loki-overrides.yaml
 * </pre>
 */
public final class Limits {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final List<String> SECTIONS = List.of("loki", "mimir", "tempo", "contract");

  private final Map<String, String> common;
  private final Map<String, Map<String, String>> tenants;
  private final Map<String, TenantLimits> resolved = new ConcurrentHashMap<>();

  private Limits(Map<String, String> common, Map<String, Map<String, String>> tenants) {
    this.common = common;
    this.tenants = tenants;
  }

  /** The products' defaults. */
  public static Limits defaults() {
    try (InputStream in = Limits.class.getResourceAsStream("defaults.yaml")) {
      Map<String, String> values = new LinkedHashMap<>();
      sections(YAML.readTree(Objects.requireNonNull(in, "defaults.yaml is in this jar")), values);
      return new Limits(values, Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException("defaults.yaml of this jar cannot be read", e);
    }
  }

  /**
   * Reads a profile over the defaults.
   *
   * @throws IOException if a file cannot be read
   * @throws IllegalArgumentException if it has problems: the message lists all of them
   */
  public static Limits load(Path profile) throws IOException {
    return new Loading(profile).load();
  }

  /** The limits of a tenant. */
  public TenantLimits of(String tenant) {
    return resolved.computeIfAbsent(tenant, this::resolve);
  }

  private TenantLimits resolve(String tenant) {
    return TenantLimits.of(new Values(values(tenant)));
  }

  /** The limits of a tenant as they are written, by the products' own names, sorted. */
  public Map<String, String> values(String tenant) {
    Map<String, String> values = new TreeMap<>(common);
    values.putAll(tenants.getOrDefault(tenant, Map.of()));
    return values;
  }

  private static void sections(JsonNode node, Map<String, String> into) {
    for (String section : SECTIONS) {
      node.path(section)
          .properties()
          .forEach(e -> into.put(section + '.' + e.getKey(), e.getValue().asText()));
    }
  }

  /** Reads one profile and everything it imports, and collects what is wrong. */
  private static final class Loading {
    private final Path profile;
    private final Map<String, String> common = new LinkedHashMap<>(defaults().common);
    private final Map<String, Map<String, String>> tenants = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    Loading(Path profile) {
      this.profile = profile;
    }

    Limits load() throws IOException {
      JsonNode root = read(profile);
      root.fieldNames()
          .forEachRemaining(
              name -> {
                if (!SECTIONS.contains(name) && !name.equals("tenants") && !name.equals("import")) {
                  problems.add(name + " must be one of " + SECTIONS + ", tenants or import");
                }
              });
      override(root, common, "");
      for (var imported : root.path("import").properties()) {
        importOverrides(imported.getKey(), imported.getValue().asText());
      }
      root.path("tenants")
          .properties()
          .forEach(t -> override(t.getValue(), tenant(t.getKey()), "tenants." + t.getKey() + '.'));
      check();
      return new Limits(common, tenants);
    }

    private static JsonNode read(Path file) throws IOException {
      try (InputStream in = Files.newInputStream(file)) {
        return YAML.readTree(in);
      }
    }

    private Map<String, String> tenant(String name) {
      return tenants.computeIfAbsent(name, t -> new LinkedHashMap<>());
    }

    private void override(JsonNode node, Map<String, String> into, String where) {
      Map<String, String> values = new LinkedHashMap<>();
      sections(node, values);
      values.forEach(
          (key, value) -> {
            if (common.containsKey(key)) {
              into.put(key, value);
            } else {
              problems.add(where + key + " is not a limit that the sink applies");
            }
          });
    }

    /**
     * Takes the tenants of a product's runtime overrides. They hold limits on queries too, which do
     * not concern a sink, so an unknown key is no problem here.
     */
    private void importOverrides(String product, String file) throws IOException {
      JsonNode overrides = read(profile.resolveSibling(file)).path("overrides");
      if (!SECTIONS.contains(product) || !overrides.isObject()) {
        problems.add("import." + product + ": " + file + " must have tenants under \"overrides\"");
        return;
      }
      for (var tenant : overrides.properties()) {
        Map<String, String> values = new LinkedHashMap<>();
        flatten(product, tenant.getValue(), values);
        values.keySet().retainAll(common.keySet());
        tenant(tenant.getKey()).putAll(values);
      }
    }

    /** Tempo nests its overrides ({@code ingestion}, {@code global}); the names stay the same. */
    private static void flatten(String product, JsonNode node, Map<String, String> into) {
      for (var entry : node.properties()) {
        if (entry.getValue().isObject()) {
          flatten(product, entry.getValue(), into);
        } else {
          into.put(product + '.' + entry.getKey(), entry.getValue().asText());
        }
      }
    }

    private void check() {
      problems.addAll(problems(common));
      tenants.forEach(
          (tenant, values) -> {
            Map<String, String> all = new LinkedHashMap<>(defaults().common);
            all.putAll(values);
            problems(all).forEach(problem -> problems.add("tenants." + tenant + '.' + problem));
          });
      if (!problems.isEmpty()) {
        throw new IllegalArgumentException(profile + ": " + String.join("; ", problems));
      }
    }

    private static List<String> problems(Map<String, String> map) {
      Values values = new Values(map);
      TenantLimits unused = TenantLimits.of(values);
      return values.problems();
    }
  }
}
