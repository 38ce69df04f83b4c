/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.export;

import io.github.lgtm4j.contract.identity.SettingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The certificates for sending, in the files that OpenTelemetry's own settings name. They are read
 * again when they change: those that a cluster issues live for hours. Immutable.
 *
 * @since 0.1.0
 */
public final class Certificates {
  private static final String PREFIX = "otel.exporter.otlp.";
  private static final String TRUSTED = "certificate";
  private static final String KEY = "client.key";
  private static final String CERTIFICATE = "client.certificate";

  private final Map<String, String> said = new TreeMap<>();

  private Certificates() {}

  /**
   * Those of traces, else of all signals.
   *
   * @param settings the value of a setting, such as {@code otel.exporter.otlp.certificate}
   */
  public static Certificates of(Function<String, @Nullable String> settings) {
    Certificates certificates = new Certificates();
    for (String name : List.of(TRUSTED, KEY, CERTIFICATE)) {
      for (String signal : List.of("", "traces.")) {
        String file = settings.apply(PREFIX + signal + name);
        if (file != null && !file.isBlank()) {
          certificates.said.put(name, file.trim());
        }
      }
    }
    return certificates;
  }

  /** The settings that name them. */
  public static List<String> settings() {
    List<String> settings = new ArrayList<>();
    for (String signal : List.of("", "traces.")) {
      for (String name : List.of(TRUSTED, KEY, CERTIFICATE)) {
        settings.add(PREFIX + signal + name);
      }
    }
    return settings;
  }

  /** Says what cannot be read, and half a pair, with which nobody can show who he is. */
  public void check(SettingReader reader) {
    said.forEach(
        (name, file) -> {
          if (!isReadable(file)) {
            wrong(
                reader,
                name,
                "a file that can be read",
                file,
                "nothing is sent until it can be",
                "Create it, or correct its path.");
          }
        });
    if (said.containsKey(KEY) != said.containsKey(CERTIFICATE)) {
      boolean key = said.containsKey(KEY);
      wrong(
          reader,
          key ? KEY : CERTIFICATE,
          PREFIX + (key ? CERTIFICATE : KEY) + " beside it",
          "it alone",
          "no client certificate is shown",
          "Set both, or remove it.");
    }
  }

  boolean areThere() {
    return !said.isEmpty();
  }

  /** What changes when one of the files does. Length too: one second may see two of them. */
  List<Object> stamps() {
    List<Object> stamps = new ArrayList<>();
    for (String file : said.values()) {
      try {
        stamps.add(Files.getLastModifiedTime(Path.of(file)));
        stamps.add(Files.size(Path.of(file)));
      } catch (IOException | InvalidPathException | SecurityException e) {
        stamps.add("missing");
      }
    }
    return stamps;
  }

  /**
   * Hands over what is in the files now, in PEM.
   *
   * @param trust takes what the collector's certificate is checked against, unless that is what
   *     Java trusts
   * @param show takes the key and the certificate of this application, if there are both
   * @throws IOException if one cannot be read
   */
  public void give(Consumer<byte[]> trust, BiConsumer<byte[], byte[]> show) throws IOException {
    String trusted = said.get(TRUSTED);
    if (trusted != null) {
      trust.accept(Files.readAllBytes(Path.of(trusted)));
    }
    String key = said.get(KEY);
    String certificate = said.get(CERTIFICATE);
    if (key != null && certificate != null) {
      show.accept(Files.readAllBytes(Path.of(key)), Files.readAllBytes(Path.of(certificate)));
    }
  }

  private static boolean isReadable(String file) {
    try {
      return Files.isReadable(Path.of(file));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static void wrong(
      SettingReader reader,
      String name,
      String expected,
      String got,
      String meanwhile,
      String action) {
    reader.wrong(PREFIX + name, "OpenTelemetry's own settings", expected, got, meanwhile, action);
  }

  @Override
  public String toString() {
    return String.join(", ", said.values());
  }
}
