/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What a person reads who asks for help. */
class HelpTest {
  @Test
  void everyCommandOptionAndParameter_hasADescription() {
    for (CommandLine command : commands(Main.commandLine()).toList()) {
      String name = command.getCommandSpec().qualifiedName();
      assertThat(command.getCommandSpec().usageMessage().description()).as(name).isNotEmpty();
      command
          .getCommandSpec()
          .args()
          .forEach(argument -> assertThat(argument.description()).as(name + argument).isNotEmpty());
    }
  }

  /** An example that does not work teaches the wrong thing. */
  @Test
  void everyExample_inAFooter_isACommandLineThatIsUnderstood() {
    List<String> examples = new ArrayList<>();
    for (CommandLine command : commands(Main.commandLine()).toList()) {
      for (String line : command.getCommandSpec().usageMessage().footer()) {
        if (line.startsWith("  lgtm4j ")) {
          examples.add(line.strip().split(" {2,}", 2)[0].replace("lgtm4j ", ""));
        }
      }
    }
    assertThat(examples).hasSizeGreaterThan(25);
    examples.forEach(example -> Main.commandLine().parseArgs(example.split(" ", -1)));
  }

  @Test
  void help_ofEveryCommand_fitsATerminal() {
    for (CommandLine command : commands(Main.commandLine()).toList()) {
      assertThat(command.getUsageMessage(CommandLine.Help.Ansi.OFF).lines())
          .as(command.getCommandName())
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }
  }

  private static Stream<CommandLine> commands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().distinct().flatMap(HelpTest::commands));
  }
}
