/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.connection;

import io.github.lgtm4j.sink.LocalSink;
import java.net.URI;

/**
 * Where a local sink listens.
 *
 * @param http Loki's push, remote write, the page and the API
 * @param otlpGrpc OTLP over gRPC
 * @param otlpHttp OTLP over HTTP
 * @param token what the API asks for
 * @param pid the process it is
 */
public record SinkAddress(URI http, URI otlpGrpc, URI otlpHttp, String token, long pid) {

  /** Of a sink in this process. */
  public static SinkAddress of(LocalSink sink) {
    return new SinkAddress(
        sink.http(),
        sink.otlpGrpc(),
        sink.otlpHttp(),
        sink.apiToken(),
        ProcessHandle.current().pid());
  }

  /** What opens the page for who follows it. */
  public URI page() {
    return token.isEmpty() ? http : http.resolve("/?token=" + token);
  }
}
