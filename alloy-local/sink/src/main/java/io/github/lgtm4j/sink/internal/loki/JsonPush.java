/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.loki;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.lgtm4j.sink.internal.net.FailedRequest;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@code {"streams": [{"stream": {…}, "values": [["nanos", "line", {…}]]}]}}. */
final class JsonPush {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser in;
  private final PushVisitor visitor;

  private JsonPush(JsonParser in, PushVisitor visitor) {
    this.in = in;
    this.visitor = visitor;
  }

  static void read(byte[] body, PushVisitor visitor) {
    try (JsonParser in = JSON.createParser(body)) {
      new JsonPush(in, visitor).request();
    } catch (IOException | NumberFormatException e) {
      throw new FailedRequest(400, "malformed push request: " + e.getMessage());
    }
  }

  private void request() throws IOException {
    expect(in.nextToken(), JsonToken.START_OBJECT);
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      boolean streams = in.currentName().equals("streams");
      in.nextToken();
      if (!streams) {
        in.skipChildren();
        continue;
      }
      expect(in.currentToken(), JsonToken.START_ARRAY);
      while (in.nextToken() == JsonToken.START_OBJECT) {
        stream();
      }
    }
  }

  private void stream() throws IOException {
    boolean labelled = false;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String field = in.currentName();
      in.nextToken();
      if (field.equals("stream")) {
        visitor.stream(texts());
        labelled = true;
      } else if (field.equals("values")) {
        if (!labelled) {
          throw new FailedRequest(
              400, "malformed push request: \"stream\" must precede \"values\"");
        }
        values();
      } else {
        in.skipChildren();
      }
    }
  }

  private void values() throws IOException {
    expect(in.currentToken(), JsonToken.START_ARRAY);
    while (in.nextToken() == JsonToken.START_ARRAY) {
      expect(in.nextToken(), JsonToken.VALUE_STRING);
      long time = Long.parseLong(in.getText());
      expect(in.nextToken(), JsonToken.VALUE_STRING);
      String line = in.getText();
      Map<String, String> metadata = Map.of();
      if (in.nextToken() == JsonToken.START_OBJECT) {
        metadata = texts();
        in.nextToken();
      }
      expect(in.currentToken(), JsonToken.END_ARRAY);
      visitor.entry(time, line, metadata);
    }
  }

  private Map<String, String> texts() throws IOException {
    expect(in.currentToken(), JsonToken.START_OBJECT);
    Map<String, String> texts = new TreeMap<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      expect(in.nextToken(), JsonToken.VALUE_STRING);
      texts.put(name, in.getText());
    }
    return texts;
  }

  private static void expect(JsonToken actual, JsonToken wanted) {
    if (actual != wanted) {
      throw new FailedRequest(
          400, "malformed push request: expected " + wanted + " but got " + actual);
    }
  }
}
