/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "LGTM_ENVIROMENT, LGTM_ENVIRONMENT",
    "LGTM_TENNANT, LGTM_TENANT",
    "LGTM_OTLP_TOKENFILE, LGTM_OTLP_TOKEN_FILE",
    "OTEL_EXPORTER_OTLP_ENPOINT, OTEL_EXPORTER_OTLP_ENDPOINT",
    "OTEL_SERVICENAME, OTEL_SERVICE_NAME",
    "OTEL_RESOURCE_ATTRIBUTE, OTEL_RESOURCE_ATTRIBUTES"
  })
  void variable_thatIsMisspelled_isOneProblemWithTheNearestName(String variable, String nearest) {
    assertThat(UnknownSettings.among(Set.of(), Set.of(variable)))
        .singleElement()
        .satisfies(problem -> assertThat(problem.got()).isEqualTo('"' + variable + '"'))
        .satisfies(
            problem ->
                assertThat(problem.action())
                    .isEqualTo("Write it as " + nearest + ", or remove it."));
  }

  @Test
  void property_thatIsMisspelled_isNamedAsAProperty() {
    List<Problem> problems = UnknownSettings.among(Set.of("lgtm.cluser"), Set.of());

    assertThat(problems)
        .hasToString(
            """
            [lgtm.cluser
               found      "-Dlgtm.cluser" in the system properties
               expected   a setting that exists, such as -Dlgtm.cluster
               meanwhile  it is ignored
               to do      Write it as -Dlgtm.cluster, or remove it.
            ]""");
  }

  @Test
  void variableOfOurs_thatIsLikeNoSetting_isAProblemToo() {
    assertThat(UnknownSettings.among(Set.of(), Set.of("LGTM_WHATEVER_THIS_IS")))
        .singleElement()
        .satisfies(problem -> assertThat(problem.expected()).isEqualTo("a setting that exists"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LGTM_ENVIRONMENT",
        "LGTM_OTLP_TOKEN_FILE",
        "LGTM_OTLP_TRACES_TOKEN_FILE",
        "OTEL_SERVICE_NAME",
        "OTEL_BLRP_SCHEDULE_DELAY",
        "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
        "OTEL_INSTRUMENTATION_JDBC_ENABLED",
        "OTEL_SOMETHING_NOBODY_HEARD_OF",
        "PATH",
        "LGTM4J_ALLOY"
      })
  void variable_thatIsKnownOrNotOurs_isFine(String variable) {
    assertThat(UnknownSettings.among(Set.of(), Set.of(variable))).isEmpty();
  }
}
