/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.contract.Registry;
import io.github.lgtm4j.contract.Setting;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever somebody writes into a configuration: a valid identity and readable problems. */
class RandomConfigurationTest {
  private static final int CONFIGURATIONS = 10_000;
  private static final String HOSTILE =
      "%,=|./\\\" \u0085\u00a0\u2028\u2029\u200b\u202e\ufeff\u0130";
  private static final List<String> REASONABLE =
      List.of(
          "dev", "prod", "tier1", "strict", "warn", "off", "true", "false", "shop", "a|b", "..");
  private static final List<String> SURROUNDING =
      List.of(
          "KUBERNETES_SERVICE_HOST",
          "POD_NAME",
          "POD_NAMESPACE",
          "HOSTNAME",
          "NODE_NAME",
          "SPRING_APPLICATION_NAME",
          "OTEL_SERVICE_NAME");
  private static final Set<String> CONTRACT =
      new TreeSet<>(Registry.resource().stream().map(Registry::name).toList());

  @ParameterizedTest
  @ValueSource(longs = {1, 20261121})
  void configuration_ofAnything_givesAValidIdentityAndReadableProblems(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < CONFIGURATIONS; i++) {
      Resolution resolution = randomly(random).resolve();

      assertThat(resolution.identity().resourceAttributes())
          .as("seed %d, configuration %d", seed, i)
          .containsKeys("application", "service.name", "tier")
          .allSatisfy((name, value) -> assertValid(resolution.validation(), name, value));
      assertThat(resolution.problems()).allSatisfy(RandomConfigurationTest::assertReadable);
      assertThat(Problem.report(resolution.problems())).hasSizeLessThan(100_000);
    }
  }

  /** Without this the test above could pass on configurations that are all refused. */
  @Test
  void configurations_ofOneSeed_differ() {
    Random random = new Random(1);
    Set<String> identities = new TreeSet<>();
    int withProblems = 0;
    for (int i = 0; i < 1000; i++) {
      Resolution resolution = randomly(random).resolve();
      identities.add(resolution.identity().toString());
      withProblems += resolution.problems().isEmpty() ? 0 : 1;
    }

    assertThat(identities.size()).isGreaterThan(300);
    assertThat(withProblems).isBetween(200, 980);
  }

  private static void assertValid(Validation validation, String name, String value) {
    boolean off = validation == Validation.OFF;
    assertThat(name).isIn(CONTRACT);
    assertThat(value).isEqualTo(value.trim()).isNotEmpty();
    assertThat(TextRule.NAME.expected(value)).isNull();
    if (name.equals("tenant")) {
      assertThat(new TenantRule().expected(value)).isNull();
    } else if (name.equals("tier") && !off) {
      assertThat(value).isIn(TierRule.TIERS);
    } else if (name.equals("environment")) {
      assertThat(TextRule.SHORT_NAME.expected(value)).isNull();
    }
  }

  private static void assertReadable(Problem problem) {
    assertThat(problem.toString())
        .hasSizeLessThan(4000)
        .matches(
            "[\\x20-\\x7e]+(\\n   (found     |expected  |meanwhile |to do     ) [\\x20-\\x7e]+){4}\\n");
  }

  private static Told randomly(Random random) {
    Told told = new Told();
    for (Setting setting : Setting.values()) {
      switch (random.nextInt(16)) {
        case 0 -> told.api(setting, text(random));
        case 1 -> told.property(setting.key(), text(random));
        case 2 -> told.variable(setting.variable(), text(random));
        case 3 -> told.configuration(setting.key(), text(random));
        default -> {}
      }
    }
    SURROUNDING.stream()
        .filter(name -> random.nextInt(4) == 0)
        .forEach(name -> told.variable(name, text(random)));
    if (random.nextInt(3) == 0) {
      told.attributes(attributes(random));
    }
    if (random.nextInt(3) == 0) {
      told.property("sun.java.command", text(random) + (random.nextBoolean() ? ".jar" : ""));
    }
    return random.nextInt(4) == 0 ? told.framework(text(random)) : told;
  }

  private static String attributes(Random random) {
    List<String> names = List.copyOf(CONTRACT);
    StringBuilder attributes = new StringBuilder();
    for (int i = random.nextInt(5); i >= 0; i--) {
      String name = names.get(random.nextInt(names.size()));
      attributes.append(random.nextInt(5) == 0 ? text(random) : name);
      attributes.append(random.nextInt(8) == 0 ? "" : "=").append(text(random));
      attributes.append(random.nextInt(4) == 0 ? "%" + random.nextInt(100) : "").append(',');
    }
    return attributes.toString();
  }

  private static String text(Random random) {
    if (random.nextInt(3) == 0) {
      return REASONABLE.get(random.nextInt(REASONABLE.size()));
    }
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(50) == 0 ? random.nextInt(10_000) : random.nextInt(12);
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(codePoint(random));
    }
    return text.toString();
  }

  /** Every plane, with more of what hurts: controls, separators, half pairs, line ends. */
  private static int codePoint(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextInt(Character.MAX_CODE_POINT + 1);
      case 1 -> random.nextInt(0x20);
      case 2 -> HOSTILE.charAt(random.nextInt(HOSTILE.length()));
      case 3 -> Character.MIN_SURROGATE + random.nextInt(0x800);
      default -> ' ' + random.nextInt(95);
    };
  }
}
