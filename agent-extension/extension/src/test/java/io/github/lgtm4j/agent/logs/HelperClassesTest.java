/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.agent.logs.inside.Rewriting;
import io.github.lgtm4j.contract.identity.Identity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A class that is missing from the list shows only as logs that were not rewritten. */
class HelperClassesTest {
  private static final String INSIDE = "io.github.lgtm4j.agent.logs.inside.";

  @ParameterizedTest
  @ValueSource(strings = {"logback", "log4j2"})
  void helpers_asTheAgentAsksForThem_allExist(String library) {
    assertThat(HelperClasses.of(library))
        .contains(Rewriting.class.getName(), Identity.class.getName())
        .anyMatch(name -> name.startsWith("io.github.lgtm4j.log." + library + "."))
        .anyMatch(name -> name.startsWith(INSIDE + library + "."))
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat(load(name)).isNotNull());
  }

  @ParameterizedTest
  @ValueSource(strings = {"logback", "log4j2"})
  void helpers_inTheirOrder_followWhatTheyExtend(String library) {
    List<String> names = HelperClasses.of(library);

    for (String name : names) {
      Class<?> superclass = load(name).getSuperclass();
      if (superclass != null && names.contains(superclass.getName())) {
        assertThat(names.indexOf(superclass.getName()))
            .as("%s before %s", superclass.getName(), name)
            .isLessThan(names.indexOf(name));
      }
    }
  }

  @Test
  void helpers_haveNothingOfOtherLoggingLibraries() {
    assertThat(HelperClasses.of("logback"))
        .noneMatch(name -> name.contains(".log4j2.") || name.contains(".jul."));
    assertThat(HelperClasses.of("log4j2"))
        .noneMatch(name -> name.contains(".logback.") || name.contains(".jul."));
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, HelperClassesTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
