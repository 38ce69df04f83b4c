/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of {@link Rules}, held against the classes of every module as they were built. */
class ArchitectureTest {
  private static JavaClasses product;

  @BeforeAll
  static void readClasses() {
    product = new ClassFileImporter().importPaths(Modules.classes());
  }

  @TestFactory
  Stream<DynamicTest> everyModule_asBuilt_keepsTheRule() {
    return Rules.all().entrySet().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(product)));
  }

  @ParameterizedTest
  @MethodSource("io.github.lgtm4j.architecture.Modules#forJava8")
  void moduleForSomebodyElsesJvm_asBuilt_isJava8Bytecode(Path classes) throws IOException {
    assertThat(classFiles(classes))
        .isNotEmpty()
        .allSatisfy(
            file -> assertThat(ClassFile.major(file)).isLessThanOrEqualTo(ClassFile.JAVA_8));
  }

  private static List<Path> classFiles(Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    }
  }
}
