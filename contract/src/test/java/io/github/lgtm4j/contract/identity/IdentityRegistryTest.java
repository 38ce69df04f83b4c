/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import static io.github.lgtm4j.contract.Drift.assertSame;
import static io.github.lgtm4j.contract.Registry.lgtm;
import static io.github.lgtm4j.contract.Registry.name;
import static io.github.lgtm4j.contract.Registry.text;
import static io.github.lgtm4j.contract.Registry.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lgtm4j.contract.Registry;
import io.github.lgtm4j.contract.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the rules hold is what the registry says. */
class IdentityRegistryTest {
  @Test
  void aliases_ofTheFile_areTheRules() {
    List<String> file = new ArrayList<>();
    for (JsonNode member : members("environment")) {
      texts(lgtm(member, "aliases"))
          .forEach(alias -> file.add(alias + " = " + text(member, "value")));
    }

    assertSame(lines(EnvironmentRule.ALIASES), file.stream().sorted().toList());
  }

  @Test
  void environments_ofTheFile_areTheDefault() {
    assertSame(
        EnvironmentRule.names(String.valueOf(Setting.ENVIRONMENTS.defaultValue())),
        values("environment"));
  }

  @Test
  void tiers_ofTheFile_areTheRules() {
    assertSame(TierRule.TIERS, values("tier"));
  }

  @Test
  void podVariables_ofTheFile_areTheSurroundings() {
    List<String> file = new ArrayList<>();
    for (JsonNode attribute : Registry.resource()) {
      if (!lgtm(attribute, "variables").isMissingNode()) {
        file.add(name(attribute) + " = " + texts(lgtm(attribute, "variables")));
      }
    }

    assertSame(lines(Surroundings.POD_VARIABLES), file);
  }

  @Test
  void tenants_ofTheFile_areTheRules() {
    JsonNode tenant = Registry.definition("tenant");
    String pattern = lgtm(tenant, "pattern").asText();

    for (char c = 0; c < 0x200; c++) {
      String name = "a" + c;
      assertThat(new TenantRule().expected(name) == null)
          .as("tenant %s", Quote.of(name))
          .isEqualTo(name.matches(pattern));
    }
    assertThat(texts(lgtm(tenant, "except")))
        .containsExactly(".", "..", "__mimir_cluster")
        .allSatisfy(name -> assertThat(new TenantRule().expected(name)).isNotNull());
  }

  @ParameterizedTest
  @EnumSource(names = {"APPLICATION", "TENANT", "CLUSTER", "TEAM"})
  void maxLength_ofTheFile_isTheLongestThatPasses(Setting setting) {
    int longest = maxLength(setting);

    assertThat(problems(setting, "a".repeat(longest))).isEmpty();
    assertThat(problems(setting, "a".repeat(longest + 1)))
        .singleElement()
        .satisfies(problem -> assertThat(problem.expected()).contains("at most " + longest));
  }

  @ParameterizedTest
  @EnumSource(names = {"ENVIRONMENT", "TIER"})
  void maxLength_ofASmallSet_isTheShortRule(Setting setting) {
    int longest = maxLength(setting);

    assertThat(TextRule.SHORT_NAME.expected("a".repeat(longest))).isNull();
    assertThat(problems(setting, "a".repeat(longest + 1)))
        .singleElement()
        .satisfies(problem -> assertThat(problem.expected()).contains("at most " + longest));
  }

  private static List<Problem> problems(Setting setting, String value) {
    return new Told().api(setting, value).problems();
  }

  private static List<String> lines(Map<String, ?> map) {
    return map.entrySet().stream().map(entry -> entry.getKey() + " = " + entry.getValue()).toList();
  }

  private static int maxLength(Setting setting) {
    return Registry.resource().stream()
        .filter(attribute -> lgtm(attribute, "setting").asText().equals(setting.key()))
        .mapToInt(attribute -> lgtm(attribute, "max_length").asInt())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> values(String attribute) {
    return members(attribute).stream().map(member -> text(member, "value")).toList();
  }

  private static List<JsonNode> members(String attribute) {
    List<JsonNode> members = new ArrayList<>();
    Registry.definition(attribute).path("type").path("members").forEach(members::add);
    return members;
  }
}
