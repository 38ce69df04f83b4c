/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.agent;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What to run, from arguments such as {@code --app=FILE}.
 *
 * @param jar the application; it listens on {@code $SERVER_PORT} or {@code $PORT}
 * @param page what is asked for; the application has started when it answers
 * @param requests how many are measured after as many to warm up; none measures the start only
 * @param rounds each has one run of each contender, and begins with another
 * @param results runs are added to this file, and the report is of all that are in it
 */
record Settings(
    Path jar,
    String page,
    int requests,
    int rounds,
    Path results,
    Path java,
    List<String> options,
    List<Contender> contenders) {
  static final String USAGE =
      "Arguments, with what holds without: --app=FILE (samples/legacy) --page=/api/users"
          + " --requests=2000 --rounds=3 --results=target/agent-cost.csv --java=FILE"
          + " --options='-Xms384m -Xmx384m' --contenders=NONE,STOCK,LGTM4J,LEAN";

  static Settings of(String[] arguments) {
    Map<String, String> given = new TreeMap<>();
    for (String argument : arguments) {
      String[] parts = argument.split("=", 2);
      if (parts.length < 2 || !USAGE.contains(parts[0] + "=")) {
        throw new IllegalArgumentException(argument + "\n" + USAGE);
      }
      given.put(parts[0], parts[1]);
    }
    return new Settings(
        Path.of(
                given.getOrDefault(
                    "--app", "samples/legacy/target/lgtm4j-sample-legacy-0.1.0-SNAPSHOT.jar"))
            .toAbsolutePath(),
        given.getOrDefault("--page", "/api/users"),
        Integer.parseInt(given.getOrDefault("--requests", "2000")),
        Integer.parseInt(given.getOrDefault("--rounds", "3")),
        Path.of(given.getOrDefault("--results", "target/agent-cost.csv")),
        Path.of(given.getOrDefault("--java", System.getProperty("java.home") + "/bin/java")),
        List.of(given.getOrDefault("--options", "-Xms384m -Xmx384m").split("\\s+")),
        Arrays.stream(given.getOrDefault("--contenders", "NONE,STOCK,LGTM4J,LEAN").split(","))
            .map(Contender::valueOf)
            .toList());
  }

  /** Who runs in a round, in turn: each is first as often as the others. */
  List<Contender> order(int round) {
    int size = contenders.size();
    return IntStream.range(0, size).mapToObj(i -> contenders.get((i + round) % size)).toList();
  }
}
