/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.lgtm4j.cli.Main;
import io.github.lgtm4j.contract.Setting;
import io.github.lgtm4j.docs.Page.Block;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import picocli.CommandLine;

/** Every link, command and configuration in the documentation is one that exists. */
class PagesTest {
  private static final Set<String> LANGUAGES =
      Set.of("sh", "java", "xml", "yaml", "json", "properties", "text", "alloy", "promql");
  private static final Set<String> OTHERS_PROGRAMS =
      Set.of(
          "alloy",
          "amtool",
          "cd",
          "cp",
          "curl",
          "docker",
          "echo",
          "export",
          "git",
          "helm",
          "kill",
          "kubectl",
          "promtool",
          "systemctl",
          "weaver");
  private static final Pattern OUR_SETTING =
      Pattern.compile(
          "(?<![/\\w])lgtm\\.(?!ya?ml|io)[a-z]+(?:[.-][a-z]+)*+(?![\\w(])|\\bLGTM_[A-Z0-9_]+\\b");

  private final List<Page> pages = Page.all();

  PagesTest() throws IOException {}

  @Test
  void everyLink_leadsSomewhere() {
    List<String> broken = new ArrayList<>();
    for (Page page : pages) {
      for (String link : page.links()) {
        String[] target = link.split("#", 2);
        Path file =
            target[0].isEmpty() ? page.file() : page.file().resolveSibling(target[0]).normalize();
        if (!Files.exists(file)) {
          broken.add(page + ": " + link);
        } else if (target.length > 1 && file.toString().endsWith(".md")) {
          if (!anchors(file).contains(target[1])) {
            broken.add(page + ": " + link + " (no such heading)");
          }
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private List<String> anchors(Path file) {
    return pages.stream()
        .filter(page -> page.file().equals(file))
        .flatMap(page -> page.anchors().stream())
        .toList();
  }

  @Test
  void page_neverHoldsTheMarksOfAMerge() {
    assertThat(pages)
        .noneMatch(page -> page.text().lines().anyMatch(l -> l.matches("<{7} .*|>{7} .*")));
  }

  @Test
  void everyBlock_saysItsLanguage() {
    assertThat(blocks().filter(block -> !LANGUAGES.contains(block.language()))).isEmpty();
  }

  @Test
  void everyConfiguration_canBeRead() {
    List<String> unreadable = new ArrayList<>();
    for (Block block : blocks().toList()) {
      try {
        read(block);
      } catch (Exception e) {
        unreadable.add(block + ": " + e.getMessage());
      }
    }
    assertThat(unreadable).isEmpty();
  }

  private static void read(Block block) throws Exception {
    switch (block.language()) {
      case "json" -> eachLine(new JsonMapper(), block.text());
      case "yaml" -> new YAMLMapper().readTree(block.text());
      case "xml" -> {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setErrorHandler(null);
        // Snippets may be several elements side by side.
        builder.parse(new InputSource(new StringReader("<all>" + block.text() + "</all>")));
      }
      case "properties" ->
          assertThat(block.text().lines())
              .allMatch(line -> line.isBlank() || line.matches("#.*|[^=\\s]+ ?=.*"));
      default -> {}
    }
  }

  private static void eachLine(ObjectMapper mapper, String text) throws IOException {
    try (var values = mapper.readerFor(Object.class).readValues(text)) {
      assertThat(values.readAll()).isNotEmpty();
    }
  }

  @Test
  void everyJavaBlock_isCompiledByTheTestOfItsPage() throws IOException {
    String tests;
    try (Stream<Path> files = Files.walk(Page.ROOT)) {
      tests =
          files
              .filter(file -> file.toString().matches(".*/src/test/.*(Guide|Readme)Test\\.java"))
              .map(PagesTest::text)
              .collect(Collectors.joining());
    }
    assertThat(blocks().filter(block -> block.language().equals("java")))
        .allMatch(block -> tests.contains(block.page().file().getFileName().toString()));
  }

  @Test
  void everySetting_isOneOfOurs() throws IOException {
    Set<String> ours = settings();
    Set<String> unknown = new TreeSet<>();
    for (Page page : pages) {
      if (page.toString().startsWith("CHANGELOG") || page.toString().contains("/adr/")) {
        continue;
      }
      for (Matcher name = OUR_SETTING.matcher(page.text()); name.find(); ) {
        // Each of these may be given for one signal alone.
        String said =
            name.group().replaceFirst("^lgtm.otlp.(traces|metrics|logs)[.]", "lgtm.otlp.");
        boolean known =
            ours.contains(said)
                // Families, written with a star or an ellipsis after them.
                || ours.stream().anyMatch(setting -> setting.startsWith(said + "."))
                || ours.stream().anyMatch(setting -> said.endsWith("_") && setting.startsWith(said))
                || said.equals("lgtm.business");
        if (!known) {
          unknown.add(page + ": " + said);
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  /** Of applications, by the contract; of agents and sinks, by what their files read. */
  private static Set<String> settings() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Setting setting : Setting.values()) {
      names.add(setting.key());
      names.add(setting.variable());
    }
    for (String folder : List.of("alloy-local", "platform", "benchmarks", "agent-extension")) {
      try (Stream<Path> files = Files.walk(Page.ROOT.resolve(folder))) {
        files
            .filter(file -> file.toString().matches(".*\\.(alloy|env|ya?ml|java)"))
            .filter(file -> !file.toString().contains("/target/"))
            .forEach(
                file -> {
                  Matcher name = OUR_SETTING.matcher(text(file));
                  while (name.find()) {
                    names.add(name.group());
                  }
                });
      }
    }
    return names;
  }

  @Test
  void everyCommand_isOneThatExists() {
    List<String> wrong = new ArrayList<>();
    blocks()
        .filter(block -> block.language().equals("sh"))
        .forEach(
            block -> {
              for (ShellCommand command : ShellCommand.of(block.text())) {
                String problem = problem(command);
                if (!problem.isEmpty()) {
                  wrong.add(block + ": " + command + ": " + problem);
                }
              }
            });
    assertThat(wrong).isEmpty();
  }

  private static String problem(ShellCommand command) {
    String program = command.program();
    return switch (program) {
      case "", "set" -> "";
      case "lgtm4j", "./lgtm4j" -> ofOurs(command.arguments());
      case "mvn" -> ofMaven(command.arguments());
      case "java" -> ofJava(command.arguments());
      default ->
          program.contains("/") && !OTHERS_PROGRAMS.contains(program)
              ? existing(program)
              : OTHERS_PROGRAMS.contains(program)
                  ? command.arguments().stream()
                      .map(PagesTest::existing)
                      .collect(Collectors.joining())
                  : "no such program";
    };
  }

  private static String ofOurs(List<String> arguments) {
    try {
      Main.commandLine().parseArgs(arguments.toArray(String[]::new));
      return "";
    } catch (CommandLine.ParameterException e) {
      return e.getMessage();
    }
  }

  private static String ofMaven(List<String> arguments) {
    int list = arguments.indexOf("-pl");
    if (list < 0) {
      return "";
    }
    return Arrays.stream(arguments.get(list + 1).split(","))
        .map(module -> module.replaceFirst("^!", ""))
        .filter(module -> !module.equals("MODULE"))
        .map(module -> Files.exists(Page.ROOT.resolve(module + "/pom.xml")) ? "" : "no " + module)
        .collect(Collectors.joining());
  }

  private static String ofJava(List<String> arguments) {
    return arguments.stream()
        .filter(argument -> argument.startsWith("-Dlgtm."))
        .map(argument -> argument.substring(2).replaceFirst("=.*", ""))
        .filter(key -> Arrays.stream(Setting.values()).noneMatch(s -> s.key().equals(key)))
        .map(key -> key + " is no setting")
        .collect(Collectors.joining());
  }

  /** A word that names a file of the tree; what a build or the reader makes need not be there. */
  private static String existing(String word) {
    String path = word.replaceFirst("^\\./", "").replaceFirst("[*{$].*", "");
    int slash = path.indexOf('/');
    if (slash <= 0 || path.contains("target/") || path.contains("=")) {
      return "";
    }
    boolean ours = Files.isDirectory(Page.ROOT.resolve(path.substring(0, slash)));
    return !ours || Files.exists(Page.ROOT.resolve(path)) ? "" : "no " + path;
  }

  private Stream<Block> blocks() {
    return pages.stream().flatMap(page -> page.blocks().stream());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
