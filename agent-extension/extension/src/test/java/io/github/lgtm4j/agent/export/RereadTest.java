/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RereadTest {
  @TempDir Path folder;

  private final AtomicInteger reads = new AtomicInteger();

  @Test
  void files_thatDoNotChange_areReadOnce() throws Exception {
    Reread<Integer> number = number(write("1", 1));

    assertThat(number.get()).isEqualTo(1);
    assertThat(number.get()).isEqualTo(1);
    assertThat(reads).hasValue(1);
  }

  @Test
  void files_thatChange_areReadAgain_andAWrongOneLeavesTheLast() throws Exception {
    Reread<Integer> number = number(write("1", 1));
    number.get();

    write("2", 2);
    assertThat(number.get()).isEqualTo(2);
    write("x", 3);
    assertThat(number.get()).isEqualTo(2);
    assertThat(number.get()).isEqualTo(2);
    assertThat(reads).as("a wrong file is not read at each handshake").hasValue(3);
    write("4", 4);
    assertThat(number.get()).isEqualTo(4);
  }

  @Test
  void file_thatWasNeverThere_isSaid() {
    Reread<Integer> number = number(folder.resolve("nowhere"));

    assertThatIllegalStateException().isThrownBy(number::get).withMessageContaining("nowhere");
  }

  private Reread<Integer> number(Path file) {
    return new Reread<>(
        () -> {
          reads.incrementAndGet();
          return Integer.valueOf(Files.readString(file));
        },
        file);
  }

  private Path write(String text, long second) throws Exception {
    Path file = Files.writeString(folder.resolve("number"), text);
    return Files.setLastModifiedTime(file, FileTime.fromMillis(second * 1000));
  }
}
