/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.project;

import io.github.lgtm4j.cli.problem.Place;
import io.github.lgtm4j.cli.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code lgtm4j.yaml}. */
public final class ProjectFile {
  private ProjectFile() {}

  /**
   * Reads a file over the defaults.
   *
   * @throws IOException if it cannot be read
   * @throws ProjectException if something is wrong with it; the message lists all of that
   */
  public static Project read(Path file) throws IOException, ProjectException {
    try (Reader text = Files.newBufferedReader(file)) {
      return read(file, text, defaults(), List.of(), false);
    }
  }

  /**
   * Reads a file that configs are to be rendered from: it must say more than for rules.
   *
   * @param file the file; without one, all comes from the command line
   * @param sets values in place of the file's, as {@code key.key=value}
   * @throws IOException if it cannot be read
   * @throws ProjectException if something is wrong with it; the message lists all of that
   */
  public static Project readForConfigs(@Nullable Path file, List<String> sets)
      throws IOException, ProjectException {
    if (file == null) {
      return read(Path.of("--set"), new StringReader(""), defaults(), sets, true);
    }
    try (Reader text = Files.newBufferedReader(file)) {
      return read(file, text, defaults(), sets, true);
    }
  }

  /** What holds when a file says nothing: the tiers as they are delivered, and no application. */
  public static Project withoutApplications() {
    return new Project(
        Links.PLACEHOLDERS,
        ProjectReader.STACK_TENANT,
        true,
        defaults(),
        new Sink(Map.of()),
        Map.of(),
        Map.of(),
        List.of());
  }

  private static Tiers defaults() {
    Path name = Path.of("tiers.yaml");
    try (InputStream in = ProjectFile.class.getResourceAsStream("tiers.yaml");
        Reader text =
            new InputStreamReader(
                Objects.requireNonNull(in, "tiers.yaml is in this jar"), StandardCharsets.UTF_8)) {
      return read(name, text, Tiers.of(Map.of()), List.of(), false).tiers();
    } catch (IOException e) {
      throw new UncheckedIOException("tiers.yaml of this jar cannot be read", e);
    } catch (ProjectException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Project read(
      Path file, Reader text, Tiers defaults, List<String> sets, boolean forConfigs)
      throws ProjectException {
    List<Problem> problems = new ArrayList<>();
    Node root = Overrides.apply(file, compose(file, text, problems), sets, problems);
    boolean isReadable = problems.isEmpty();
    Section top = Section.of(file, "", root, problems);
    Project project = new ProjectReader(defaults).read(top);
    // A file that is no YAML does not also lack a sink.
    if (forConfigs && isReadable) {
      new ConfigDemands(top, project).check();
    }
    if (!problems.isEmpty()) {
      throw new ProjectException(file, problems);
    }
    return project;
  }

  private static @Nullable Node compose(Path file, Reader text, List<Problem> problems) {
    try {
      return new Yaml(new LoaderOptions()).compose(text);
    } catch (MarkedYAMLException e) {
      problems.add(
          new Problem(Place.of(file, e.getProblemMark()), "is not YAML: " + e.getProblem()));
      return null;
    }
  }
}
