/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import io.github.lgtm4j.log.Json;
import io.github.lgtm4j.log.corpus.Corpus;
import io.github.lgtm4j.log.corpus.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The agent defines these classes, one by one and by name, in the application's class loader. So
 * there must be no resource, no service and no class outside the two packages in their way.
 */
class InjectionTest {
  @Test
  void classesOfTheTwoPackages_definedAlone_encodeEveryEvent() throws Exception {
    Injected injected = new Injected(classes());
    @SuppressWarnings("unchecked")
    Encoder<ILoggingEvent> encoder =
        (Encoder<ILoggingEvent>)
            injected.loadClass(LgtmEncoder.class.getName()).getDeclaredConstructor().newInstance();
    for (String name : List.of("Application", "Environment", "Tenant")) {
      encoder.getClass().getMethod("set" + name, String.class).invoke(encoder, "x");
    }
    encoder.start();

    for (Event event : Corpus.events()) {
      Json.line(encoder.encode(LogbackFeeder.logbackEvent(event.map())));
    }
    assertThat(encoder.getClass().getClassLoader()).isSameAs(injected);
  }

  private static Map<String, byte[]> classes() throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    Path root = Path.of("target/classes");
    for (String folder : List.of("io/github/lgtm4j/log", "io/github/lgtm4j/log/logback")) {
      try (Stream<Path> files = Files.list(root.resolve(folder))) {
        files
            .filter(file -> file.toString().endsWith(".class"))
            .forEach(file -> classes.put(name(root, file), bytes(file)));
      }
    }
    return classes;
  }

  private static String name(Path root, Path file) {
    String path = root.relativize(file).toString();
    return path.substring(0, path.length() - ".class".length()).replace('/', '.');
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Knows the injected classes, Logback and the JDK; nothing else of lgtm4j. */
  private static final class Injected extends ClassLoader {
    private final Map<String, byte[]> classes;

    Injected(Map<String, byte[]> classes) {
      super(InjectionTest.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      byte[] bytes = classes.get(name);
      if (bytes != null) {
        return defineClass(name, bytes, 0, bytes.length);
      }
      if (name.startsWith("io.github.lgtm4j.")) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }
}
