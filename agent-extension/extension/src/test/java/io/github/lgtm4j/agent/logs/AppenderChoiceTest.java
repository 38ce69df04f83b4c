/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppenderChoiceTest {

  @ParameterizedTest
  @CsvSource({
    "AUTO,    false, console, true",
    "AUTO,    false, file,    false",
    "AUTO,    true,  console, false",
    "CONSOLE, true,  console, true",
    "CONSOLE, false, other,   false",
    "ALL,     true,  file,    true",
    "ALL,     false, other,   true",
    "ALL,     false, network, false",
    "OFF,     false, console, false",
  })
  void appender_thatNobodyNames_isPickedByWhereItWrites(
      Reformat reformat, boolean terminal, String target, boolean picked) {
    AppenderChoice choice = new AppenderChoice(reformat, Collections.<String>emptyList(), terminal);

    assertThat(choice.picks("OUT", target)).isEqualTo(picked);
  }

  @Test
  void appender_thatIsNamed_isPickedWhereverItWrites() {
    AppenderChoice choice = new AppenderChoice(Reformat.AUTO, Arrays.asList("AUDIT"), true);

    assertThat(choice.picks("AUDIT", "network")).isTrue();
    assertThat(choice.isNamed("AUDIT")).isTrue();
    assertThat(choice.picks("OUT", "console")).isFalse();
  }

  @Test
  void appender_thatIsSpared_isLeftAloneEvenIfItIsNamedToo() {
    AppenderChoice choice =
        new AppenderChoice(Reformat.ALL, Arrays.asList("!LEGACY", "LEGACY"), false);

    assertThat(choice.picks("LEGACY", "file")).isFalse();
    assertThat(choice.picks("OUT", "file")).isTrue();
  }

  @Test
  void off_leavesAloneWhatIsNamed() {
    AppenderChoice choice = new AppenderChoice(Reformat.OFF, Arrays.asList("AUDIT"), false);

    assertThat(choice.picks("AUDIT", "file")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"auto,AUTO", "' All ',ALL", "CONSOLE,CONSOLE", "off,OFF", "jason,", "'',"})
  void text_isAChoiceOrNone(String text, Reformat reformat) {
    assertThat(Reformat.of(text)).isEqualTo(reformat);
  }
}
