/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import static io.github.lgtm4j.contract.Setting.APPLICATION;
import static io.github.lgtm4j.contract.Setting.CLUSTER;
import static io.github.lgtm4j.contract.Setting.ENABLED;
import static io.github.lgtm4j.contract.Setting.ENVIRONMENT;
import static io.github.lgtm4j.contract.Setting.ENVIRONMENTS;
import static io.github.lgtm4j.contract.Setting.TEAM;
import static io.github.lgtm4j.contract.Setting.TENANT;
import static io.github.lgtm4j.contract.Setting.TIER;
import static io.github.lgtm4j.contract.Setting.VALIDATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.lgtm4j.contract.Setting;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One mistake is one problem, and what holds in its place is defined. */
class BadInputTest {
  private static final String ENVIRONMENTS_EXPECTED =
      "one of dev, staging, prod (also development, prd, production, stage, stg)";
  private static final String ONE_LINE =
      "no control characters, no line breaks and no half surrogate pairs";

  static Stream<Arguments> values() {
    return Stream.of(
        argumentSet("unknown environment", ENVIRONMENT, "qa", ENVIRONMENTS_EXPECTED, null),
        argumentSet("control in environment", ENVIRONMENT, "de\u0000v", ONE_LINE, null),
        argumentSet("control in application", APPLICATION, "a\u001bb", ONE_LINE, "detected"),
        argumentSet("line break in application", APPLICATION, "a\nb", ONE_LINE, "detected"),
        argumentSet("Unicode line break", APPLICATION, "a\u2028b", ONE_LINE, "detected"),
        argumentSet("next line", APPLICATION, "a\u0085b", ONE_LINE, "detected"),
        argumentSet("high surrogate", APPLICATION, "a\ud800", ONE_LINE, "detected"),
        argumentSet("low surrogate", APPLICATION, "\udc00a", ONE_LINE, "detected"),
        argumentSet(
            "no-break space", APPLICATION, "\u00a0", "at least one visible character", "detected"),
        argumentSet("long application", APPLICATION, huge(), "at most 255 characters", "detected"),
        argumentSet("long environment", ENVIRONMENT, huge(), "at most 63 characters", null),
        argumentSet("long tenant", TENANT, huge(), "at most 150 bytes", null),
        argumentSet("long cluster", CLUSTER, huge(), "at most 255 characters", null),
        argumentSet("long team", TEAM, huge(), "at most 255 characters", null),
        argumentSet("long tier", TIER, huge(), "at most 63 characters", "tier2"),
        argumentSet("unknown tier", TIER, "gold", "one of tier1, tier2, tier3", "tier2"),
        argumentSet("enabled", ENABLED, "yes", "one of true, false", "true"),
        argumentSet("validation", VALIDATION, "hard", "one of strict, warn, off", "warn"),
        argumentSet(
            "no environments", ENVIRONMENTS, " , ,", "names with commas between", standard()),
        argumentSet("control in environments", ENVIRONMENTS, "a\u0007,b", ONE_LINE, standard()),
        argumentSet(
            "long environments", ENVIRONMENTS, huge(), "at most 255 characters", standard()));
  }

  @ParameterizedTest
  @MethodSource("values")
  void setting_ofAWrongValue_isOneProblem(
      Setting setting, String value, String expected, String inForce) {
    Resolution resolution =
        new Told().framework("detected").variable(setting.variable(), value).resolve();

    assertThat(resolution.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.key()).isEqualTo(setting.key());
              assertThat(problem.origin()).isEqualTo(setting.variable());
              assertThat(problem.expected()).isEqualTo(expected);
              assertThat(problem.toString()).hasSizeLessThan(1000).matches("[\\n\\x20-\\x7e]+");
            });
    Value used = resolution.values().get(setting);
    assertThat(used == null ? null : used.text()).isEqualTo(inForce);
  }

  /** Data under a wrong name is worse than data under none: no lower source is asked. */
  @Test
  void setting_ofAWrongValue_isNotTakenFromALowerSource() {
    Told told =
        new Told()
            .property("lgtm.environment", "qa")
            .variable("LGTM_ENVIRONMENT", "prod")
            .attributes("environment=dev");

    assertThat(told.problems()).hasSize(1);
    assertThat(told.identity().environment()).isNull();
    assertThat(told.identity().tenant()).isNull();
  }

  @Test
  void configuration_thatFailsAtOneKey_isOneProblemAndTheOthersAreRead() {
    Resolution resolution =
        new IdentityResolver()
            .systemProperties(key -> null)
            .environmentVariables(name -> null)
            .root(Path.of("nowhere"))
            .configuration(
                key -> {
                  if (key.equals("lgtm.tenant")) {
                    throw new IllegalArgumentException("Circular placeholder reference");
                  }
                  return key.equals("lgtm.team") ? "payments" : null;
                })
            .resolve();

    assertThat(resolution.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.key()).isEqualTo("lgtm.tenant"))
        .satisfies(
            problem -> assertThat(problem.got()).isEqualTo("\"Circular placeholder reference\""));
    assertThat(resolution.identity().attribute("team")).isEqualTo("payments");
  }

  @Test
  void application_ofOneEmoji_isFine() {
    assertThat(new Told().api(APPLICATION, "🛒").identity().application()).isEqualTo("🛒");
    assertThat(new Told().api(APPLICATION, "🛒".repeat(255)).problems()).isEmpty();
  }

  /** One wrong service name, used for two attributes, is one problem. */
  @Test
  void serviceName_thatCannotBeSent_isOneProblemAndTheApplicationIsUsed() {
    Told told = new Told().framework("detected").variable("OTEL_SERVICE_NAME", "a\u0000b");

    assertThat(told.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.key()).isEqualTo("service.name");
              assertThat(problem.origin()).isEqualTo("OTEL_SERVICE_NAME");
              assertThat(problem.expected()).isEqualTo(ONE_LINE);
            });
    assertThat(told.identity().serviceName()).isEqualTo("detected");
    assertThat(told.identity().application()).isEqualTo("detected");
  }

  @Test
  void place_thatCannotBeSent_isOneProblemAndLeftOut() {
    Told told = new Told().variable("HOSTNAME", "detected").attributes("host.name=" + huge());

    assertThat(told.problems())
        .singleElement()
        .extracting(Problem::key, Problem::origin, Problem::meanwhile)
        .containsExactly(
            "host.name", "OTEL_RESOURCE_ATTRIBUTES (host.name)", "no host.name is sent");
    assertThat(told.identity().attribute("host.name")).isNull();
  }

  /** An environment of somebody's own set can be a name that no tenant can have. */
  @Test
  void tenant_fromAnEnvironmentThatIsNone_isOneProblem() {
    Told told =
        new Told().variable("LGTM_ENVIRONMENTS", "qa eu").variable("LGTM_ENVIRONMENT", "qa eu");

    assertThat(told.problems())
        .singleElement()
        .extracting(Problem::key, Problem::origin)
        .containsExactly("lgtm.tenant", "the environment");
    assertThat(told.identity().environment()).isEqualTo("qa eu");
    assertThat(told.identity().tenant()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "team=%, percent",
    "team=%4, percent",
    "team=%zz, percent",
    "team=%ff, percent",
    "team=%C3, percent",
    "team=%ED%A0%80, percent",
    "team=100%, percent",
    "team, key=value",
    "=x, key=value",
    "' =x', key=value",
  })
  void entry_thatCannotBeRead_isOneProblemAndLeftOut(String entry, String expected) {
    Told told = new Told().attributes("cluster=a," + entry + ",service.name=b");

    assertThat(told.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.key()).isEqualTo("otel.resource.attributes");
              assertThat(problem.origin()).isEqualTo("OTEL_RESOURCE_ATTRIBUTES");
              assertThat(problem.expected())
                  .contains(expected.equals("percent") ? "two hexadecimal digits" : expected);
              assertThat(problem.got()).contains(entry.trim());
            });
    assertThat(told.identity().attribute("team")).isNull();
    assertThat(told.identity().cluster()).isEqualTo("a");
    assertThat(told.identity().serviceName()).isEqualTo("b");
  }

  /** Half a pair beside a percent sign must not become a question mark. */
  @Test
  void entry_ofHalfAPairAndAPercentSign_isOneProblem() {
    Told told = new Told().attributes("team=\ud800%41");

    assertThat(told.problems()).hasSize(1);
    assertThat(told.identity().attribute("team")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "team=a%2Cb, 'a,b'",
    "team=a%3Db, a=b",
    "team=a=b, a=b",
    "team=gr%C3%B6%C3%9Fe, größe",
    "team=%F0%9F%9B%92, 🛒",
    "team=größe%20a, größe a",
    "' team = a ', a",
    "team=a+b, a+b",
    "'team=a,', a",
  })
  void entry_thatIsEncoded_isDecoded(String attributes, String team) {
    Told told = new Told().attributes(attributes);

    assertThat(told.problems()).isEmpty();
    assertThat(told.identity().attribute("team")).isEqualTo(team);
  }

  @Test
  void key_saidTwice_isOneProblemAndTheLastIsUsed() {
    Told told = new Told().attributes("team=a,team=b");

    assertThat(told.problems()).hasSize(1);
    assertThat(told.identity().attribute("team")).isEqualTo("b");
    assertThat(new Told().attributes("team=a,team=a").problems()).isEmpty();
  }

  private static String huge() {
    return "a".repeat(10_000);
  }

  private static String standard() {
    return "dev,staging,prod";
  }
}
