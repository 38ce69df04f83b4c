/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The YAML of the contract, read the way the tests and the reference page need it. */
public final class Registry {
  public static final List<String> REGISTRY_FILES =
      List.of("registry/identity.yaml", "registry/logs.yaml", "registry/metrics.yaml");

  private static final YAMLMapper YAML = new YAMLMapper();

  private Registry() {}

  public static JsonNode yaml(String file) {
    try (InputStream in = Setting.class.getResourceAsStream(file)) {
      return YAML.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every group of every file, in the order of the files. */
  public static List<JsonNode> groups() {
    List<JsonNode> groups = new ArrayList<>();
    REGISTRY_FILES.forEach(file -> yaml(file).get("groups").forEach(groups::add));
    return groups;
  }

  public static JsonNode group(String id) {
    return only(groups(), group -> text(group, "id").equals(id), "group " + id);
  }

  /** The attributes that the files define, not those that they refer to. */
  public static List<JsonNode> definitions() {
    return attributes(groups()).stream().filter(attribute -> attribute.has("id")).toList();
  }

  public static JsonNode definition(String id) {
    return only(
        definitions(), attribute -> text(attribute, "id").equals(id), "the attribute " + id);
  }

  /** The resource's attributes: who sends, then where it runs. */
  public static List<JsonNode> resource() {
    return attributes(List.of(group("registry.lgtm.identity"), group("registry.lgtm.place")));
  }

  public static List<JsonNode> metrics() {
    return groups().stream().filter(group -> text(group, "type").equals("metric")).toList();
  }

  public static List<JsonNode> logFields() {
    return attributes(List.of(group("registry.lgtm.log")));
  }

  public static List<JsonNode> attributes(List<JsonNode> groups) {
    List<JsonNode> attributes = new ArrayList<>();
    groups.forEach(group -> group.path("attributes").forEach(attributes::add));
    return attributes;
  }

  /** The name of an attribute, whether it is defined or referred to here. */
  public static String name(JsonNode attribute) {
    return attribute.has("id") ? text(attribute, "id") : text(attribute, "ref");
  }

  /** What stands under {@code annotations.lgtm}; a missing node when nothing does. */
  public static JsonNode lgtm(JsonNode node, String key) {
    return node.path("annotations").path("lgtm").path(key);
  }

  public static String text(JsonNode node, String key) {
    return node.path(key).asText("");
  }

  public static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(node -> texts.add(node.asText()));
    return texts;
  }

  private static JsonNode only(List<JsonNode> nodes, Predicate<JsonNode> wanted, String what) {
    List<JsonNode> found = nodes.stream().filter(wanted).toList();
    if (found.size() != 1) {
      throw new AssertionError(what + " stands " + found.size() + " times in the registry");
    }
    return found.get(0);
  }
}
