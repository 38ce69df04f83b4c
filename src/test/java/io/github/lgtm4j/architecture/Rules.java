/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** What holds in every module. Each rule has a fixture that breaks it, in {@link RulesTest}. */
final class Rules {
  private static final String BASE = "io.github.lgtm4j.";

  /** Who may depend on whom: a module and what may use it. */
  static final ArchRule MODULES_KEEP_THEIR_DIRECTION =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("contract")
          .definedBy(BASE + "contract..")
          .layer("log-encoder")
          .definedBy(BASE + "log..")
          .layer("agent-extension")
          .definedBy(BASE + "agent..")
          .layer("sdk-starter")
          .definedBy(BASE + "sdk..", BASE + "spring..")
          .layer("sink")
          .definedBy(BASE + "sink..")
          .layer("cli")
          .definedBy(BASE + "cli..")
          .layer("junit")
          .definedBy(BASE + "junit..")
          .whereLayer("log-encoder")
          .mayOnlyBeAccessedByLayers("agent-extension", "sdk-starter")
          .whereLayer("sink")
          .mayOnlyBeAccessedByLayers("cli", "junit")
          .whereLayer("agent-extension")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("sdk-starter")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("junit")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("contract")
          .mayNotAccessAnyLayer()
          .whereLayer("log-encoder")
          .mayOnlyAccessLayers("contract")
          .whereLayer("agent-extension")
          .mayOnlyAccessLayers("contract", "log-encoder")
          .whereLayer("sdk-starter")
          .mayOnlyAccessLayers("contract", "log-encoder")
          .whereLayer("sink")
          .mayOnlyAccessLayers("contract")
          .whereLayer("cli")
          .mayOnlyAccessLayers("contract", "sink")
          .whereLayer("junit")
          .mayOnlyAccessLayers("contract", "sink");

  static final ArchRule NO_PACKAGE_CYCLES =
      slices().matching(BASE + "(**)").should().beFreeOfCycles();

  /** An {@code internal} package belongs to the package it stands in. */
  static final ArchRule NO_FOREIGN_INTERNALS = classes().should(onlyUseInternalsOfTheirOwnModule());

  static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = classes().should(liveInANullMarkedPackage());

  /** The command line prints and exits; the agent has one class for what it has to say at start. */
  static final ArchRule ONLY_THE_COMMAND_LINE_PRINTS_OR_EXITS =
      noClasses()
          .that(
              describe(
                  "are neither the command line nor the agent's start-up block and check",
                  type ->
                      !type.getPackageName().startsWith(BASE + "cli")
                          && !type.getFullName().equals(BASE + "agent.startup.StartupReport")
                          && !type.getFullName().equals(BASE + "agent.launcher.LgtmAgent")))
          .should()
          .accessTargetWhere(target(printingOrExiting()));

  /** The agent's configuration file is read by the agent's own Jackson, and nothing else is. */
  static final ArchRule THE_EXTENSION_KNOWS_NEITHER_SPRING_NOR_JACKSON =
      noClasses()
          .that()
          .resideInAnyPackage(BASE + "agent..", BASE + "log..", BASE + "contract..")
          .and()
          .resideOutsideOfPackage(BASE + "agent.declarative")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "com.fasterxml.jackson..", "tools.jackson..")
          .allowEmptyShould(true);

  static final ArchRule LOGGING_LIBRARIES_STAY_IN_THE_LOG_PACKAGES =
      noClasses()
          .that()
          .resideInAPackage(BASE + "agent..")
          .and()
          .resideOutsideOfPackage(BASE + "agent.logs..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ch.qos.logback..", "org.apache.logging..", "org.slf4j..")
          .allowEmptyShould(true);

  private Rules() {}

  /** Every rule with the name it is reported by. */
  static Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("modules keep their direction", MODULES_KEEP_THEIR_DIRECTION);
    rules.put("no package cycles", NO_PACKAGE_CYCLES);
    rules.put("no foreign internals", NO_FOREIGN_INTERNALS);
    rules.put("every package is null-marked", EVERY_PACKAGE_IS_NULL_MARKED);
    rules.put("only the command line prints or exits", ONLY_THE_COMMAND_LINE_PRINTS_OR_EXITS);
    rules.put(
        "the extension knows neither Spring nor Jackson",
        THE_EXTENSION_KNOWS_NEITHER_SPRING_NOR_JACKSON);
    rules.put(
        "logging libraries stay in the log packages", LOGGING_LIBRARIES_STAY_IN_THE_LOG_PACKAGES);
    return rules;
  }

  private static DescribedPredicate<AccessTarget> printingOrExiting() {
    Map<String, Set<String>> banned =
        Map.of(
            "java.lang.System", Set.of("out", "err", "exit"),
            "java.lang.Runtime", Set.of("exit", "halt"));
    return describe(
        "print or end the process",
        target ->
            banned
                    .getOrDefault(target.getOwner().getFullName(), Set.of())
                    .contains(target.getName())
                || (target.getFullName().endsWith(".printStackTrace()")
                    && target.getOwner().isAssignableTo(Throwable.class)));
  }

  private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
    return new ArchCondition<>("live in a package that is @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        JavaPackage home = type.getPackage();
        String message = home.getName() + " has no package-info.java with @NullMarked";
        events.add(new SimpleConditionEvent(type, home.isAnnotatedWith(NullMarked.class), message));
      }
    };
  }

  private static ArchCondition<JavaClass> onlyUseInternalsOfTheirOwnModule() {
    return new ArchCondition<>("only use internals of their own module") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getDirectDependenciesFromSelf().stream()
            .filter(dependency -> isInternal(dependency.getTargetClass()))
            .filter(dependency -> !module(type).equals(module(dependency.getTargetClass())))
            .forEach(
                dependency ->
                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
      }
    };
  }

  private static boolean isInternal(JavaClass type) {
    return type.getPackageName().startsWith(BASE) && type.getPackageName().contains(".internal");
  }

  private static String module(JavaClass type) {
    String[] names = type.getPackageName().split("\\.");
    return names.length > 3 ? names[3] : type.getPackageName();
  }
}
