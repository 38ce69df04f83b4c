/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.declarative;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.sdk.autoconfigure.declarativeconfig.DeclarativeConfiguration;
import io.opentelemetry.sdk.autoconfigure.declarativeconfig.model.OpenTelemetryConfigurationModel;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The agent's configuration file as it is written: maps, lists and values. The classes that the
 * agent reads it into change their methods from version to version; the names in the file do not.
 */
final class Tree {
  private final Map<String, Object> nodes;

  /**
   * @param map from names to values
   */
  Tree(Object map) {
    this.nodes = cast(map);
  }

  static Tree of(OpenTelemetryConfigurationModel model) {
    ObjectMapper mapper = new ObjectMapper();
    // What a file does not say is null in the model. A component without settings is null too.
    mapper.setDefaultPropertyInclusion(
        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS));
    return new Tree(copy(cast(mapper.convertValue(model, Map.class))));
  }

  /** What the agent makes of it. */
  OpenTelemetryConfigurationModel toModel() {
    try {
      // JSON is YAML. The agent looks for ${VARIABLE} in it once more, unless a dollar stands
      // twice.
      String text = new ObjectMapper().writeValueAsString(nodes).replace("$", "$$");
      return DeclarativeConfiguration.parse(
          new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The configuration file cannot be written as JSON", e);
    }
  }

  /** The map at this path; made where there is none. */
  Tree at(String... path) {
    Tree tree = this;
    for (String name : path) {
      tree = new Tree(map(tree.nodes, name));
    }
    return tree;
  }

  /** The list of that name, in which entries can be added; made where there is none. */
  @SuppressWarnings("unchecked")
  List<Object> list(String name) {
    Object list = nodes.get(name);
    if (!(list instanceof List)) {
      list = new ArrayList<>();
      nodes.put(name, list);
    }
    return (List<Object>) list;
  }

  /** The maps of the list of that name. */
  List<Tree> trees(String name) {
    List<Tree> trees = new ArrayList<>();
    for (Object entry : list(name)) {
      if (entry instanceof Map) {
        trees.add(new Tree(entry));
      }
    }
    return trees;
  }

  boolean has(String name) {
    return nodes.containsKey(name);
  }

  @Nullable Object get(String name) {
    return nodes.get(name);
  }

  Object getOr(String name, Object otherwise) {
    Object value = nodes.get(name);
    return value == null ? otherwise : value;
  }

  void put(String name, @Nullable Object value) {
    nodes.put(name, value);
  }

  @Nullable Object remove(String name) {
    return nodes.remove(name);
  }

  Map<String, Object> nodes() {
    return nodes;
  }

  private static Map<String, Object> map(Map<String, Object> parent, String name) {
    Object child = parent.get(name);
    if (!(child instanceof Map)) {
      child = new LinkedHashMap<String, Object>();
      parent.put(name, child);
    }
    return cast(child);
  }

  private static Map<String, Object> copy(Map<String, Object> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((name, value) -> copy.put(name, copyOf(value)));
    return copy;
  }

  private static Object copyOf(Object value) {
    if (value instanceof Map) {
      return copy(cast(value));
    }
    if (value instanceof List) {
      List<Object> copy = new ArrayList<>();
      ((List<?>) value).forEach(entry -> copy.add(copyOf(entry)));
      return copy;
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> cast(Object map) {
    return (Map<String, Object>) map;
  }
}
