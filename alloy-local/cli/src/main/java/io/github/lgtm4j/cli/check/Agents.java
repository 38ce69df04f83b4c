/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import io.github.lgtm4j.cli.manifest.Manifests;
import io.github.lgtm4j.cli.manifest.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The containers of a folder's manifests that run an Alloy. */
final class Agents {
  private static final Pattern LISTEN =
      Pattern.compile("--server[.]http[.]listen-addr=.*:([0-9]+)");
  private static final Pattern LEVEL = Pattern.compile("--stability[.]level=([a-z-]+)");

  /**
   * One of them.
   *
   * @param object the workload
   * @param container its container
   * @param entry the config that it loads
   * @param loaded the components that it starts
   */
  record Agent(YamlNode object, YamlNode container, AlloyFile entry, List<Loaded> loaded) {
    /** The port of its own server. */
    int serverPort() {
      return argument(LISTEN).map(Integer::valueOf).orElse(12345);
    }

    /** Its level, or that which a patch gives it. */
    String stability(Manifests manifests) {
      List<String> levels = new ArrayList<>();
      argument(LEVEL).ifPresent(levels::add);
      manifests
          .patchedValues()
          .map(value -> LEVEL.matcher(value.text()))
          .filter(Matcher::matches)
          .forEach(matcher -> levels.add(matcher.group(1)));
      return levels.stream()
          .max(Comparator.comparingInt(Stability.LEVELS::indexOf))
          .orElse("generally-available");
    }

    private Optional<String> argument(Pattern pattern) {
      return container.get("args").items().stream()
          .map(argument -> pattern.matcher(argument.text()))
          .filter(Matcher::matches)
          .map(matcher -> matcher.group(1))
          .findFirst();
    }
  }

  private Agents() {}

  static List<Agent> of(Manifests manifests, Modules modules, Findings findings) {
    List<Agent> agents = new ArrayList<>();
    for (YamlNode object : manifests.objects()) {
      YamlNode template = object.get("spec", "template");
      Manifests.containersOf(template)
          .forEach(
              container ->
                  config(container)
                      .ifPresent(
                          argument -> add(object, container, argument, modules, findings, agents)));
    }
    return agents;
  }

  private static void add(
      YamlNode object,
      YamlNode container,
      YamlNode argument,
      Modules modules,
      Findings findings,
      List<Agent> agents) {
    Optional<AlloyFile> entry = entry(argument, modules);
    if (entry.isPresent()) {
      agents.add(new Agent(object, container, entry.get(), modules.loadedBy(entry.get())));
    } else if (!modules.isEmpty()) {
      findings.add(
          argument.place(), "runs " + argument.text() + ", and no such config is in this folder");
    }
  }

  /** The argument that names the config, as in {@code alloy run FILE}. */
  private static Optional<YamlNode> config(YamlNode container) {
    List<YamlNode> arguments = container.get("args").items();
    for (int i = 0; i + 1 < arguments.size(); i++) {
      if (arguments.get(i).text().equals("run")) {
        return Optional.of(arguments.get(i + 1)).filter(a -> a.text().endsWith(".alloy"));
      }
    }
    return Optional.empty();
  }

  /** The longest end of the path in the container that a file here has, too. */
  private static Optional<AlloyFile> entry(YamlNode argument, Modules modules) {
    String end = argument.text().replaceFirst("^/", "");
    while (true) {
      Optional<AlloyFile> found = modules.endingWith(end, argument.file());
      if (found.isPresent() || !end.contains("/")) {
        return found;
      }
      end = end.substring(end.indexOf('/') + 1);
    }
  }
}
