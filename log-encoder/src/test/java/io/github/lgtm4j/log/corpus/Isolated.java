/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** An adapter in a class loader of its own, with one version of its logging library. */
public final class Isolated implements AutoCloseable {
  private final URLClassLoader loader;

  private Isolated(URLClassLoader loader) {
    this.loader = loader;
  }

  /** With the jars of {@code target/matrix/NAME}. */
  public static Isolated with(String name) {
    Path jars = Path.of("target/matrix", name);
    List<URL> urls = new ArrayList<>();
    try (Stream<Path> files = Files.list(jars)) {
      for (Path jar : files.toList()) {
        urls.add(jar.toUri().toURL());
      }
      urls.add(Path.of("target/classes").toUri().toURL());
      urls.add(Path.of("target/test-classes").toUri().toURL());
      urls.add(home("io.github.lgtm4j.contract.identity.Identity"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ClassLoader jdk = ClassLoader.getPlatformClassLoader();
    return new Isolated(new URLClassLoader(urls.toArray(URL[]::new), jdk));
  }

  private static URL home(String className) throws IOException {
    try {
      Class<?> type = Class.forName(className);
      return URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString())
          .toURL();
    } catch (ClassNotFoundException e) {
      throw new IOException(e);
    }
  }

  /** An instance of the feeder class: an event in, the line's bytes out. */
  public Function<Map<String, Object>, byte[]> feeder(Class<?> feeder) throws Exception {
    return feeder(feeder.getName());
  }

  @SuppressWarnings("unchecked")
  public Function<Map<String, Object>, byte[]> feeder(String feeder) throws Exception {
    return (Function<Map<String, Object>, byte[]>)
        loader.loadClass(feeder).getDeclaredConstructor().newInstance();
  }

  public ClassLoader loader() {
    return loader;
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
