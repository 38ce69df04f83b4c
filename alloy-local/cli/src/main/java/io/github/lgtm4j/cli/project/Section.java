/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.project;

import io.github.lgtm4j.cli.problem.Place;
import io.github.lgtm4j.cli.problem.Problem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A mapping of the file, with its place. What is wrong with it is collected, never thrown. */
final class Section {
  private final Path file;
  private final String path;
  private final List<Problem> problems;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();

  private Section(Path file, String path, List<Problem> problems) {
    this.file = file;
    this.path = path;
    this.problems = problems;
  }

  /** An empty section if the node is none; the problem is noted. */
  static Section of(Path file, String path, @Nullable Node node, List<Problem> problems) {
    Section section = new Section(file, path, problems);
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(section::add);
    } else if (node != null && !node.getTag().equals(Tag.NULL)) {
      section.problem(node, path, "must have keys and values under it");
    }
    return section;
  }

  private void add(NodeTuple entry) {
    if (!(entry.getKeyNode() instanceof ScalarNode key)) {
      problem(entry.getKeyNode(), path, "must have plain text as keys");
      return;
    }
    Node first = keys.putIfAbsent(key.getValue(), key);
    if (first == null) {
      values.put(key.getValue(), entry.getValueNode());
    } else {
      int line = first.getStartMark().getLine() + 1;
      problem(key, at(key.getValue()), "is given twice: remove this one or that in line " + line);
    }
  }

  /** Notes every key that is none of these. */
  Section only(List<String> known) {
    keys.forEach(
        (name, key) -> {
          if (!known.contains(name)) {
            problem(key, at(name), "is unknown: use one of " + String.join(", ", known));
          }
        });
    return this;
  }

  /** Notes every key whose name says that its value is a secret. */
  void noSecrets(Pattern secret) {
    List.copyOf(keys.keySet()).stream()
        .filter(name -> secret.matcher(name).matches())
        .forEach(
            name -> {
              problem(
                  name,
                  "is a secret, and this file is no place for one: the manifests read the Secret"
                      + " alloy-credentials, machines read LGTM_SINK_PASSWORD_FILE");
              keys.remove(name);
              values.remove(name);
            });
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  Section section(String key) {
    return of(file, at(key), values.get(key), problems);
  }

  /** Every key with its section, in the order of the file. */
  void sections(BiConsumer<String, Section> consumer) {
    values.keySet().forEach(key -> consumer.accept(key, section(key)));
  }

  Iterable<String> names() {
    return values.keySet();
  }

  /** The text of a key; the problem is noted if it is not what the pattern asks for. */
  Optional<String> text(String key, Pattern pattern, String expected) {
    Node node = values.get(key);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof ScalarNode scalar && pattern.matcher(scalar.getValue()).matches()) {
      return Optional.of(scalar.getValue());
    }
    invalid(key, expected);
    return Optional.empty();
  }

  /** The text of a key, whatever it is. */
  Optional<String> text(String key) {
    return values.get(key) instanceof ScalarNode scalar
        ? Optional.of(scalar.getValue())
        : Optional.empty();
  }

  /** The texts of a key that may have one or a list of them. */
  List<String> texts(String key) {
    Node node = values.get(key);
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream()
          .filter(ScalarNode.class::isInstance)
          .map(item -> ((ScalarNode) item).getValue())
          .toList();
    }
    return node instanceof ScalarNode scalar ? List.of(scalar.getValue()) : List.of();
  }

  /** The texts of a key, each as the pattern asks for; a problem is noted for each that is not. */
  List<String> texts(String key, Pattern pattern, String expected) {
    if (!(values.get(key) instanceof SequenceNode sequence)) {
      return text(key, pattern, expected).map(List::of).orElse(List.of());
    }
    for (Node item : sequence.getValue()) {
      String got = item instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (!pattern.matcher(got).matches()) {
        problem(item, at(key), "must be " + expected + ", not \"" + got + '"');
      }
    }
    return texts(key);
  }

  /** Notes what is wrong with the value of a key. */
  void problemOfValue(String key, String text) {
    Node node = values.get(key);
    if (node != null) {
      problem(node, at(key), text);
    }
  }

  /** Notes what a key must have, whether it is there or not. */
  void missing(String key, String text) {
    Node node = keys.get(key);
    if (node == null) {
      problems.add(new Problem(Place.of(file, null), at(key) + ' ' + text));
    } else {
      problem(node, at(key), text);
    }
  }

  /** Notes that the value of a key is not what it must be. */
  void invalid(String key, String expected) {
    Node node = values.get(key);
    if (node != null) {
      String got =
          node instanceof ScalarNode scalar ? '"' + scalar.getValue() + '"' : "something nested";
      problem(node, at(key), "must be " + expected + ", not " + got);
    }
  }

  /** Notes what is wrong with a key itself. */
  void problem(String key, String text) {
    Node node = keys.get(key);
    if (node != null) {
      problem(node, at(key), text);
    }
  }

  private void problem(Node node, String what, String text) {
    String subject = what.isEmpty() ? "the file" : what;
    problems.add(new Problem(Place.of(file, node.getStartMark()), subject + ' ' + text));
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + '.' + key;
  }
}
