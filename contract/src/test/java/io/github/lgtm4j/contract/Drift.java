/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Compares the two sides and names only the entries that differ. */
public final class Drift {
  private Drift() {}

  /** Both sides have the same entries in the same order. */
  public static void assertSame(List<String> java, List<String> yaml) {
    List<String> onlyInJava = without(java, yaml);
    List<String> onlyInYaml = without(yaml, java);

    assertThat(onlyInJava.isEmpty() && onlyInYaml.isEmpty())
        .as("only in Java: %s, only in the YAML: %s", onlyInJava, onlyInYaml)
        .isTrue();
    assertThat(java).as("the order").isEqualTo(yaml);
  }

  private static List<String> without(List<String> entries, List<String> others) {
    List<String> rest = new ArrayList<>(entries);
    rest.removeAll(others);
    return rest;
  }
}
