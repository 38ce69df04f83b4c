/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.connection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The folder in which the commands of one user find each other: where the sink is, and its token.
 * {@code LGTM4J_HOME}, else {@code ~/.lgtm4j}; nobody else may look into it.
 */
public final class Home {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SINK = "sink.json";

  private final Path folder;

  private Home(Path folder) {
    this.folder = folder;
  }

  /** Of this user; made when it is not there. */
  public static Home ofUser() throws IOException {
    String chosen = System.getenv("LGTM4J_HOME");
    Path folder =
        chosen == null ? Path.of(System.getProperty("user.home"), ".lgtm4j") : Path.of(chosen);
    return in(folder);
  }

  /** In that folder; made when it is not there. */
  public static Home in(Path folder) throws IOException {
    Files.createDirectories(folder);
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
    return new Home(folder);
  }

  public Path folder() {
    return folder;
  }

  /** Says where the sink is; who reads it finds all of it or nothing. */
  public void write(SinkAddress sink) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("http", sink.http().toString());
    json.put("otlp_grpc", sink.otlpGrpc().toString());
    json.put("otlp_http", sink.otlpHttp().toString());
    json.put("token", sink.token());
    json.put("pid", sink.pid());
    Path written = folder.resolve(SINK + "." + sink.pid());
    Files.writeString(written, json.toString());
    Files.move(written, folder.resolve(SINK), StandardCopyOption.REPLACE_EXISTING);
  }

  /** The sink that was last said to run, if its process is there. */
  public Optional<SinkAddress> sink() {
    try {
      JsonNode json = JSON.readTree(folder.resolve(SINK).toFile());
      SinkAddress sink =
          new SinkAddress(
              URI.create(json.path("http").asText()),
              URI.create(json.path("otlp_grpc").asText()),
              URI.create(json.path("otlp_http").asText()),
              json.path("token").asText(),
              json.path("pid").asLong());
      return Optional.of(sink)
          .filter(it -> ProcessHandle.of(it.pid()).map(ProcessHandle::isAlive).orElse(false));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Forgets the sink, unless another process has taken its place. */
  public void forget(SinkAddress sink) throws IOException {
    if (sink().filter(sink::equals).isPresent()) {
      Files.deleteIfExists(folder.resolve(SINK));
    }
  }
}
