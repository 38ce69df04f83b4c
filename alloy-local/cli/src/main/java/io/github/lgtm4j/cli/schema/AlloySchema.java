/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names that one version of Alloy knows. {@code build/alloy-schema} takes them from its
 * sources.
 */
public final class AlloySchema {
  private static final AlloySchema BUNDLED = new AlloySchema(Data.read("alloy.json"));

  private final JsonNode data;
  private final Map<String, AlloyBody> bodies = new HashMap<>();

  private AlloySchema(JsonNode data) {
    this.data = data;
  }

  /** That of the version in {@link #version()}. */
  public static AlloySchema bundled() {
    return BUNDLED;
  }

  /** The version of Alloy. */
  public String version() {
    return data.path("alloy").asText();
  }

  /** Every component's name. */
  public Set<String> components() {
    return names(data.path("components"));
  }

  /** The blocks that are no components, such as logging and import.file. */
  public Set<String> ownBlocks() {
    return names(data.path("blocks"));
  }

  /** What may stand in a component or in one of Alloy's own blocks. */
  public Optional<AlloyBody> body(String name) {
    String id = data.path("components").path(name).path("body").asText();
    if (id.isEmpty()) {
      id = data.path("blocks").path(name).asText();
    }
    return id.isEmpty() ? Optional.empty() : Optional.of(bodyOf(id));
  }

  AlloyBody bodyOf(String id) {
    return bodies.computeIfAbsent(id, name -> new AlloyBody(data.path("bodies").path(name), this));
  }

  /** What a component exports. */
  public List<String> exports(String component) {
    List<String> exports = new ArrayList<>();
    data.path("components").path(component).path("exports").forEach(e -> exports.add(e.asText()));
    return exports;
  }

  /** generally-available, public-preview, experimental or community. */
  public String stability(String component) {
    return data.path("components").path(component).path("stability").asText();
  }

  /** The functions of the standard library, with their namespace. */
  public Set<String> functions() {
    Set<String> functions = new LinkedHashSet<>();
    data.path("functions").forEach(name -> functions.add(name.asText()));
    return functions;
  }

  static Set<String> names(JsonNode object) {
    Set<String> names = new LinkedHashSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
