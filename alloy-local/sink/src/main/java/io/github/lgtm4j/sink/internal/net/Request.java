/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.net;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request whose body has arrived whole. */
public final class Request {
  private final String method;
  private final QueryStringDecoder target;
  private final HttpHeaders headers;
  private final byte[] body;
  private final InetSocketAddress remote;

  Request(
      String method,
      QueryStringDecoder target,
      HttpHeaders headers,
      byte[] body,
      InetSocketAddress remote) {
    this.method = method;
    this.target = target;
    this.headers = headers;
    this.body = body;
    this.remote = remote;
  }

  public String method() {
    return method;
  }

  public String path() {
    return target.path();
  }

  /** The first value of a query parameter, or null. */
  public @Nullable String parameter(String name) {
    List<String> values = target.parameters().get(name);
    return values == null ? null : values.get(0);
  }

  /** Every value of a query parameter. */
  public List<String> parameters(String name) {
    return target.parameters().getOrDefault(name, List.of());
  }

  /** The first value of a header, or null. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  public String header(String name, String fallback) {
    return headers.get(name, fallback);
  }

  public byte[] body() {
    return body;
  }

  public InetSocketAddress remote() {
    return remote;
  }
}
