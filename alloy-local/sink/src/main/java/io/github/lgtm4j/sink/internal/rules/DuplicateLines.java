/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Finds a line that arrives by OTLP and from stdout. The newest lines of each way are remembered by
 * a hash of tenant, trace id and message; nothing is read as JSON until both ways are in use.
 */
final class DuplicateLines {
  private static final int REMEMBERED = 4096;
  private static final JsonFactory JSON = new JsonFactory();

  private final Set<Integer> otlp = new LinkedHashSet<>();
  private final Set<Integer> stdout = new LinkedHashSet<>();

  synchronized boolean fromOtlp(String tenant, String traceId, String message) {
    int hash = Objects.hash(tenant, traceId, message);
    remember(otlp, hash);
    return stdout.contains(hash);
  }

  synchronized boolean fromStdout(String tenant, String line) {
    if (otlp.isEmpty()) {
      return false;
    }
    int hash = hash(tenant, line);
    remember(stdout, hash);
    return otlp.contains(hash);
  }

  synchronized void clear() {
    otlp.clear();
    stdout.clear();
  }

  private static void remember(Set<Integer> hashes, int hash) {
    if (hashes.size() >= REMEMBERED) {
      var oldest = hashes.iterator();
      oldest.next();
      oldest.remove();
    }
    hashes.add(hash);
  }

  private static int hash(String tenant, String line) {
    String message = line;
    String traceId = "";
    if (line.startsWith("{")) {
      try (JsonParser in = JSON.createParser(line)) {
        in.nextToken();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
          String field = in.currentName();
          in.nextToken();
          if (field.equals("message")) {
            message = in.getValueAsString("");
          } else if (field.equals("trace_id")) {
            traceId = in.getValueAsString("");
          }
          in.skipChildren();
        }
      } catch (IOException notJson) {
        message = line;
      }
    }
    return Objects.hash(tenant, traceId, message);
  }
}
