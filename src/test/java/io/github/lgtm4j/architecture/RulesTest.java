/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule fails on the fixture that breaks it: a rule that cannot fail guards nothing. */
class RulesTest {

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          modules keep their direction                   | contract.badfixture, cli.badfixture       | DependsOnTheCommandLine
          no package cycles                              | sink.badfixture.hen, sink.badfixture.egg  | Cycle detected
          no foreign internals                           | junit.badfixture, sink.badfixture.internal | UsesInternals
          every package is null-marked                   | contract.badfixture                       | has no package-info.java with @NullMarked
          only the command line prints or exits          | sink.badfixture.prints                    | Prints
          the extension knows neither Spring nor Jackson | agent.badfixture                          | UsesJackson
          logging libraries stay in the log packages     | agent.badfixture                          | UsesLogback
          """)
  void rule_onItsBadFixture_failsAndNamesTheCulprit(String rule, String packages, String culprit) {
    ArchRule broken = Rules.all().get(rule);
    assertThat(broken).as("rule named %s", rule).isNotNull();

    assertThatThrownBy(
            () -> broken.check(new ClassFileImporter().importPackages(fixtures(packages))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(culprit);
  }

  @Test
  void bytecodeRule_onAClassForJava17_wouldFail() throws URISyntaxException {
    Path thisClass = Path.of(getClass().getResource("RulesTest.class").toURI());

    assertThat(ClassFile.major(thisClass)).isGreaterThan(ClassFile.JAVA_8);
  }

  @ParameterizedTest
  @CsvSource({
    "java.util.List.of(1), cannot find symbol",
    "\"\".isBlank(), cannot find symbol",
    "java.net.http.HttpClient.newHttpClient(), package java.net.http does not exist"
  })
  void compilerForJava8_onANewerApi_refuses(String expression, String message) {
    assertThat(CompilerForJava8.compile("class A { Object o = " + expression + "; }"))
        .contains(message);
  }

  @Test
  void compilerForJava8_onJava8Api_accepts() {
    assertThat(
            CompilerForJava8.compile("class A { Object o = java.util.Collections.emptyList(); }"))
        .isEmpty();
  }

  private static String[] fixtures(String packages) {
    String[] names = packages.split(",");
    for (int i = 0; i < names.length; i++) {
      names[i] = "io.github.lgtm4j." + names[i].trim();
    }
    return names;
  }
}
