/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.project;

import io.github.lgtm4j.cli.problem.Place;
import io.github.lgtm4j.cli.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Puts values of the command line into a file before it is read: {@code sink.url=https://…}. */
final class Overrides {
  private static final Pattern FORM = Pattern.compile("([^=]+)=(.*)");

  /** A key, or one with a dot in it in quotes. */
  private static final Pattern KEY = Pattern.compile("\"([^\"]+)\"|([^.\"]+)");

  /** No line of the file: Place then tells the file as a whole. */
  private static final Mark NOWHERE = new Mark("--set", 0, -1, -1, new int[0], 0);

  private Overrides() {}

  static @Nullable Node apply(
      Path file, @Nullable Node root, List<String> sets, List<Problem> problems) {
    Node changed = root;
    for (String set : sets) {
      Matcher matcher = FORM.matcher(set);
      if (!matcher.matches()) {
        problems.add(
            new Problem(
                Place.of(file, null), "--set " + set + " must be key=value, such as sink.url=…"));
        continue;
      }
      MappingNode top = changed instanceof MappingNode mapping ? mapping : mapping();
      put(top, keys(matcher.group(1)), matcher.group(2));
      changed = top;
    }
    return changed;
  }

  private static List<String> keys(String path) {
    List<String> keys = new ArrayList<>();
    Matcher matcher = KEY.matcher(path);
    while (matcher.find()) {
      keys.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return keys;
  }

  private static void put(MappingNode into, List<String> keys, String value) {
    String first = keys.get(0);
    Optional<NodeTuple> before =
        into.getValue().stream()
            .filter(t -> t.getKeyNode() instanceof ScalarNode k && k.getValue().equals(first))
            .findFirst();
    Node key = before.map(NodeTuple::getKeyNode).orElseGet(() -> scalar(first));
    Node changed;
    if (keys.size() == 1) {
      changed = scalar(value);
    } else {
      MappingNode inner =
          before
              .map(NodeTuple::getValueNode)
              .filter(MappingNode.class::isInstance)
              .map(MappingNode.class::cast)
              .orElseGet(Overrides::mapping);
      put(inner, keys.subList(1, keys.size()), value);
      changed = inner;
    }
    List<NodeTuple> tuples = new ArrayList<>(into.getValue());
    NodeTuple tuple = new NodeTuple(key, changed);
    before.ifPresentOrElse(old -> tuples.set(tuples.indexOf(old), tuple), () -> tuples.add(tuple));
    into.setValue(tuples);
  }

  private static ScalarNode scalar(String text) {
    return new ScalarNode(Tag.STR, text, NOWHERE, NOWHERE, ScalarStyle.PLAIN);
  }

  private static MappingNode mapping() {
    return new MappingNode(Tag.MAP, true, new ArrayList<>(), NOWHERE, NOWHERE, FlowStyle.BLOCK);
  }
}
