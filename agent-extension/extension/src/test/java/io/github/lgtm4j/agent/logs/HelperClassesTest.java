/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.contract.identity.Identity;
import io.github.lgtm4j.log.logback.LgtmEncoder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A class that is missing from the list shows only as logs that were not rewritten. */
class HelperClassesTest {

  @Test
  void logbackHelpers_asTheAgentAsksForThem_allExist() {
    assertThat(HelperClasses.forLogback())
        .contains(
            LgtmEncoder.class.getName(), Identity.class.getName(), LogbackEncoders.class.getName())
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat(load(name)).isNotNull());
  }

  @Test
  void logbackHelpers_inTheirOrder_followWhatTheyExtend() {
    List<String> names = HelperClasses.forLogback();

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
  void logbackHelpers_haveNothingOfOtherLoggingLibraries() {
    assertThat(HelperClasses.forLogback())
        .noneMatch(name -> name.contains(".log4j2.") || name.contains(".jul."));
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, HelperClassesTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
