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
      return read(file, text, defaults());
    }
  }

  /** What holds when a file says nothing: the tiers as they are delivered, and no application. */
  public static Project withoutApplications() {
    return new Project(Links.PLACEHOLDERS, ProjectReader.STACK_TENANT, true, defaults(), List.of());
  }

  private static Tiers defaults() {
    Path name = Path.of("tiers.yaml");
    try (InputStream in = ProjectFile.class.getResourceAsStream("tiers.yaml");
        Reader text =
            new InputStreamReader(
                Objects.requireNonNull(in, "tiers.yaml is in this jar"), StandardCharsets.UTF_8)) {
      return read(name, text, Tiers.of(Map.of())).tiers();
    } catch (IOException e) {
      throw new UncheckedIOException("tiers.yaml of this jar cannot be read", e);
    } catch (ProjectException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Project read(Path file, Reader text, Tiers defaults) throws ProjectException {
    List<Problem> problems = new ArrayList<>();
    Node root = compose(file, text, problems);
    Section top = Section.of(file, "", root, problems);
    Project project = new ProjectReader(defaults).read(top);
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
