/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.sink;

import io.github.lgtm4j.sink.LocalSink;
import io.github.lgtm4j.sink.limits.Limits;
import java.nio.file.Path;

/** A sink in a process of its own: prints its addresses, and goes when its standard input ends. */
final class SinkMain {

  private SinkMain() {}

  public static void main(String[] args) throws Exception {
    try (LocalSink sink =
        LocalSink.builder().freePorts().limits(Limits.load(Path.of(args[0]))).start()) {
      System.out.println(sink.otlpHttp() + " " + sink.http() + " " + sink.apiToken());
      while (System.in.read() >= 0) {}
    }
  }
}
