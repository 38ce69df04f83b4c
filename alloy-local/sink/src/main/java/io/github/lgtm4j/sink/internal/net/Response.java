/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.net;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer: a body that is there already, or a stream that goes on until one side closes it. */
public final class Response {
  private static final byte[] EMPTY = {};

  private final int status;
  private final byte[] body;
  private final @Nullable EventStream stream;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, String> trailers = new LinkedHashMap<>();

  private Response(int status, byte[] body, @Nullable EventStream stream) {
    this.status = status;
    this.body = body;
    this.stream = stream;
  }

  public static Response empty(int status) {
    return new Response(status, EMPTY, null);
  }

  public static Response text(int status, String text) {
    return bytes(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  public static Response bytes(int status, String contentType, byte[] body) {
    return new Response(status, body, null).header("content-type", contentType);
  }

  /** An answer without a length, such as server-sent events. */
  public static Response stream(String contentType, EventStream stream) {
    return new Response(200, EMPTY, stream).header("content-type", contentType);
  }

  public Response header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Response trailer(String name, String value) {
    trailers.put(name, value);
    return this;
  }

  public int status() {
    return status;
  }

  public byte[] body() {
    return body;
  }

  @Nullable EventStream stream() {
    return stream;
  }

  Map<String, String> headers() {
    return headers;
  }

  Map<String, String> trailers() {
    return trailers;
  }
}
