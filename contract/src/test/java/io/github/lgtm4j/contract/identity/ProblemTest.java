/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.contract.Golden;
import io.github.lgtm4j.contract.Setting;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {
  private static final String GOLDEN =
      "contract/src/test/resources/io/github/lgtm4j/contract/identity/problems.golden.txt";

  /** What a person reads when everything is wrong at once. */
  @Test
  void report_ofManyMistakes_isTheGoldenFile() throws IOException {
    List<Problem> problems =
        new Told()
            .variable("LGTM_ENABLED", "yes")
            .variable("LGTM_VALIDATION", "srict")
            .attributes(
                "team,cluster=%zz,service.version=1,service.version=2,tier=tier1,host.name=a%00")
            .variable("OTEL_SERVICE_NAME", "shop\u001b[31m")
            .property("lgtm.application", "")
            .variable("LGTM_APPLICATION", "x".repeat(10_000))
            .variable("LGTM_ENVIRONMENTS", ",")
            .configuration("lgtm.environment", "qa")
            .variable("LGTM_TENANT", "team-a|team-b")
            .variable("LGTM_CLUSTER", "eu\nwest")
            .property("lgtm.team", " ")
            .api(Setting.TIER, "Tier3")
            .problems();

    Golden.assertMatches(GOLDEN, Problem.report(problems));
  }

  @Test
  void report_ofAMissingEnvironment_saysWhatToSet() {
    List<Problem> problems = new Told().variable("LGTM_VALIDATION", "strict").problems();

    assertThat(Problem.report(problems))
        .isEqualTo(
            """
            lgtm4j: 1 problem in the configuration

            1. lgtm.environment
               found      nothing in any place
               expected   one of dev, staging, prod (also development, prd, production, stage, stg)
               meanwhile  no environment is sent, and the sink drops what has none
               to do      Set LGTM_ENVIRONMENT.
            """);
  }

  @Test
  void report_ofNothing_isEmpty() {
    assertThat(Problem.report(List.of())).isEmpty();
  }

  @Test
  void report_ofAThousandMistakes_isBounded() {
    List<Problem> problems = new Told().attributes("a,".repeat(1000)).problems();

    assertThat(problems).hasSize(1000);
    assertThat(Problem.report(problems))
        .startsWith("lgtm4j: 1000 problems in the configuration\n")
        .endsWith("\nand 980 more\n")
        .hasSizeLessThan(10_000);
  }
}
