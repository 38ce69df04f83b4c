/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lgtm4j.cli.alloy.Alloy;
import io.github.lgtm4j.cli.syntax.Expression.Call;
import io.github.lgtm4j.cli.syntax.Expression.Fields;
import io.github.lgtm4j.cli.syntax.Expression.Operation;
import io.github.lgtm4j.cli.syntax.Expression.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SyntaxTest {
  private static final Path ROOT = Path.of(System.getProperty("lgtm4j.root"));
  private static final String DAMAGE = "{}[]()\"`',.=\n /*+-!x0\\";

  /** Asking a process costs; so many damaged configs show whether it agrees. */
  private static final int ASKED = 60;

  @TempDir Path folder;

  private final List<SyntaxProblem> problems = new ArrayList<>();

  @Test
  void config_parsed_isWhatItSays() {
    Body body =
        parse(
            """
            // a comment
            loki.write "sink" {
            	endpoint {
            		url     = coalesce(sys.env("URL"), `http://a`) + "/\\"push\\""
            		headers = {
            			"X-Scope-OrgID" = argument.tenant.value, // its own
            			b               = [1, -2.5e3, true, null],
            		}
            	} /* over
            	two lines */
            }
            a = 1 + 2 * 3 ^ 2 == 19 && !false
            """);

    assertThat(problems).isEmpty();
    Block write = body.blocks().get(0);
    assertThat(write.id()).isEqualTo("loki.write.sink");
    assertThat(write.at()).isEqualTo(new Position(2, 1));
    assertThat(write.labelAt()).isEqualTo(new Position(2, 12));
    Body endpoint = write.body().blocks("endpoint").findFirst().orElseThrow().body();
    Operation url = (Operation) endpoint.attribute("url").orElseThrow().value();
    assertThat(((Call) url.operands().get(0)).calls("coalesce")).isTrue();
    assertThat(url.operands().get(1).string()).contains("/\"push\"");
    Fields headers = (Fields) endpoint.attribute("headers").orElseThrow().value();
    assertThat(headers.fields())
        .extracting(Expression.Field::name)
        .containsExactly("X-Scope-OrgID", "b");
    assertThat(((Reference) headers.fields().get(0).value()).text())
        .isEqualTo("argument.tenant.value");
    assertThat(headers.fields().get(0).value().at()).isEqualTo(new Position(6, 22));
    Operation and = (Operation) body.attribute("a").orElseThrow().value();
    assertThat(and.operator()).isEqualTo("&&");
    assertThat(((Operation) and.operands().get(0)).operator()).isEqualTo("==");
  }

  @Test
  void mistakes_inSeveralLines_areAllTold() {
    parse("a = ]\nb = [1 2]\nc \"x\" = 3\nd = 'four'\ne {\n\tf = 1 g = 2\n}\n}\nh = 5\n");

    assertThat(problems)
        .extracting(problem -> problem.at().line() + " " + problem.text())
        .containsExactly(
            "1 a value must stand here, not ]",
            "2 a comma or ] is missing before 2",
            "3 after c must come {, not =",
            "4 a string is in single quotes: use double quotes or backticks",
            "6 the statement must end before g: begin a new line",
            "8 an attribute or a block must begin here, not }");
  }

  @Test
  void shippedConfigs_all_areRead() throws IOException {
    List<Path> configs = configs();
    assertThat(configs).hasSizeGreaterThan(40);
    for (Path config : configs) {
      parse(Files.readString(config));
      assertThat(problems).as(config.toString()).isEmpty();
    }
  }

  /** Whatever stands in a file: it is read to its end, and nothing is thrown. */
  @Test
  @Timeout(60)
  void damagedConfigs_areToldAndNeverThrown() throws IOException {
    String good = Files.readString(ROOT.resolve("alloy-local/config/kubernetes/config.alloy"));
    for (int seed = 0; seed < 5_000; seed++) {
      Random random = new Random(seed);
      parse(damaged(good, random, 1 + random.nextInt(6)));
      assertThat(problems).allMatch(problem -> problem.at().line() > 0);
    }
  }

  @Test
  void damagedConfigs_areRefusedIfAlloyRefusesThem() throws Exception {
    Optional<Alloy> alloy = Alloy.onPath();
    assumeTrue(alloy.isPresent(), "no alloy is on the PATH: it cannot be asked");
    String good = Files.readString(ROOT.resolve("alloy-local/config/exporters/logs-classic.alloy"));
    int refused = 0;
    for (int seed = 0; seed < ASKED; seed++) {
      String damaged = damaged(good, new Random(seed), 1);
      Path file = folder.resolve("damaged.alloy");
      Files.writeString(file, damaged);
      parse(damaged);
      boolean isRefused = !alloy.get().canRead(file);
      refused += isRefused ? 1 : 0;
      assertThat(!problems.isEmpty())
          .as("seed %d: %s\n%s", seed, problems, damaged)
          .isEqualTo(isRefused);
    }
    assertThat(refused).isGreaterThan(ASKED / 4);
  }

  private static String damaged(String good, Random random, int times) {
    StringBuilder damaged = new StringBuilder(good);
    for (int i = 0; i < times; i++) {
      char c = DAMAGE.charAt(random.nextInt(DAMAGE.length()));
      damaged.setCharAt(random.nextInt(damaged.length()), c);
    }
    return damaged.toString();
  }

  private static List<Path> configs() throws IOException {
    List<Path> configs = new ArrayList<>();
    for (String top : List.of("alloy-local/config", "platform/sink")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(top))) {
        files.filter(Body::isConfig).forEach(configs::add);
      }
    }
    return configs;
  }

  private Body parse(String text) {
    problems.clear();
    return Body.parse(text, problems::add);
  }
}
