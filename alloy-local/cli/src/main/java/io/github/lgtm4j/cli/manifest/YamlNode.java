/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.manifest;

import io.github.lgtm4j.cli.problem.Place;
import io.github.lgtm4j.cli.problem.Problem;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A value of a YAML file, with its place. What is not there is a missing value, never null. */
public final class YamlNode {
  private final Path file;
  private final int linesBefore;
  private final @Nullable Node node;
  private final @Nullable Node key;

  private YamlNode(Path file, int linesBefore, @Nullable Node node, @Nullable Node key) {
    this.file = file;
    this.linesBefore = linesBefore;
    this.node = node;
    this.key = key;
  }

  /** The documents of a text; what is not YAML is told to the consumer, and nothing comes back. */
  public static List<YamlNode> documents(Path file, String text, Consumer<Problem> problems) {
    return documents(file, 0, text, problems);
  }

  private static List<YamlNode> documents(
      Path file, int linesBefore, String text, Consumer<Problem> problems) {
    List<YamlNode> documents = new ArrayList<>();
    try {
      for (Node root : new Yaml(new LoaderOptions()).composeAll(new StringReader(text))) {
        documents.add(new YamlNode(file, linesBefore, root, null));
      }
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      Place place =
          mark == null
              ? Place.of(file, null)
              : new Place(file, mark.getLine() + 1 + linesBefore, mark.getColumn() + 1);
      problems.accept(new Problem(place, "is not YAML: " + e.getProblem()));
      return List.of();
    } catch (YAMLException e) {
      problems.accept(new Problem(Place.of(file, null), "is not YAML: " + e.getMessage()));
      return List.of();
    }
    return documents;
  }

  /** The documents in a text that is a value of this file, such as an inline patch. */
  public List<YamlNode> embedded(Consumer<Problem> problems) {
    if (!(node instanceof ScalarNode scalar)) {
      return List.of();
    }
    boolean isBlock =
        scalar.getScalarStyle() == ScalarStyle.LITERAL
            || scalar.getScalarStyle() == ScalarStyle.FOLDED;
    int before = linesBefore + scalar.getStartMark().getLine() + (isBlock ? 1 : 0);
    return documents(file, before, scalar.getValue(), problems);
  }

  /** The value of a key, or of a path of keys. */
  public YamlNode get(String... path) {
    YamlNode found = this;
    for (String name : path) {
      found = found.child(name);
    }
    return found;
  }

  private YamlNode child(String name) {
    YamlNode child = fields().get(name);
    // What is missing is told where it should be.
    return child == null ? new YamlNode(file, linesBefore, null, anchor()) : child;
  }

  private @Nullable Node anchor() {
    return key == null ? node : key;
  }

  /** Its keys with their values, in the order of the file; the last of two equal keys counts. */
  public Map<String, YamlNode> fields() {
    Map<String, YamlNode> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : tuples()) {
      if (tuple.getKeyNode() instanceof ScalarNode name) {
        fields.put(name.getValue(), new YamlNode(file, linesBefore, tuple.getValueNode(), name));
      }
    }
    return fields;
  }

  /** The keys that are there twice. */
  public List<YamlNode> duplicates() {
    Map<String, YamlNode> seen = new LinkedHashMap<>();
    List<YamlNode> duplicates = new ArrayList<>();
    for (NodeTuple tuple : tuples()) {
      if (tuple.getKeyNode() instanceof ScalarNode name) {
        YamlNode field = new YamlNode(file, linesBefore, tuple.getValueNode(), name);
        if (seen.putIfAbsent(name.getValue(), field) != null) {
          duplicates.add(field);
        }
      }
    }
    return duplicates;
  }

  private List<NodeTuple> tuples() {
    return node instanceof MappingNode mapping ? mapping.getValue() : List.of();
  }

  /** Its items, if it is a list. */
  public List<YamlNode> items() {
    return node instanceof SequenceNode sequence
        ? sequence.getValue().stream()
            .map(item -> new YamlNode(file, linesBefore, item, null))
            .toList()
        : List.of();
  }

  /** It, and every value in it. */
  public Stream<YamlNode> all() {
    return Stream.concat(
        Stream.of(this),
        Stream.concat(fields().values().stream(), items().stream()).flatMap(YamlNode::all));
  }

  /** Its text; empty if it has none. */
  public String text() {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  /** The name of its key; empty for what has none. */
  public String name() {
    return key instanceof ScalarNode scalar && node != null ? scalar.getValue() : "";
  }

  /** Where it is; where its parent is if it is missing. */
  public Place place() {
    Node at = node == null ? key : node;
    return placeOf(at);
  }

  /** Where its key is. */
  public Place keyPlace() {
    return placeOf(key == null ? node : key);
  }

  private Place placeOf(@Nullable Node at) {
    if (at == null) {
      return Place.of(file, null);
    }
    Mark mark = at.getStartMark();
    return new Place(file, mark.getLine() + 1 + linesBefore, mark.getColumn() + 1);
  }

  /** The file in which it is. */
  public Path file() {
    return file;
  }

  /** Whether it is not there, or null. */
  public boolean isMissing() {
    return node == null || node.getTag().equals(Tag.NULL);
  }

  /** Whether it has keys. */
  public boolean isMap() {
    return node instanceof MappingNode;
  }

  /** Whether it has items. */
  public boolean isList() {
    return node instanceof SequenceNode;
  }

  /** Whether it is text, as opposed to a number, true, false or null. */
  public boolean isText() {
    return node != null && node.getTag().equals(Tag.STR);
  }

  /** Whether it is true or false. */
  public boolean isBool() {
    return node != null && node.getTag().equals(Tag.BOOL);
  }

  /** Whether it is a whole number. */
  public boolean isInteger() {
    return node != null && node.getTag().equals(Tag.INT);
  }

  /** Whether it is a number with a point. */
  public boolean isFraction() {
    return node != null && node.getTag().equals(Tag.FLOAT);
  }
}
