/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.demo;

import io.github.lgtm4j.cli.bundle.BundledFile;
import io.github.lgtm4j.cli.bundle.SampleClassPath;
import io.github.lgtm4j.cli.child.Child;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The three applications, each with another way in. */
enum Sample {
  LEGACY("legacy", "no telemetry code, under the agent"),
  SPRING_BOOT("spring-boot", "Spring Boot 4.1 with the starter"),
  PLAIN_JAVA("plain-java", "plain Java with the SDK");

  private final String id;
  private final String about;

  Sample(String id, String about) {
    this.id = id;
    this.about = about;
  }

  /** Its name, as the folder and as the application. */
  String id() {
    return id;
  }

  String about() {
    return about;
  }

  /** What starts it, when what it needs is unpacked into a folder. */
  List<String> command(Path folder) throws IOException {
    return switch (this) {
      case LEGACY ->
          List.of(
              Child.java(),
              "-javaagent:" + BundledFile.AGENT.unpackInto(folder),
              "-jar",
              BundledFile.SAMPLE_LEGACY.unpackInto(folder).toString());
      case SPRING_BOOT -> onClassPath(folder, "io.github.lgtm4j.samples.spring.SampleApplication");
      case PLAIN_JAVA -> onClassPath(folder, "io.github.lgtm4j.samples.plain.ShopApplication");
    };
  }

  private List<String> onClassPath(Path folder, String main) throws IOException {
    return List.of(Child.java(), "-cp", SampleClassPath.unpack(id, folder), main);
  }
}
