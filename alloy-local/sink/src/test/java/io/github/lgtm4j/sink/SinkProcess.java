/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import java.nio.file.Path;

/** A sink in a process of its own, for tests that kill it; prints its address. */
final class SinkProcess {

  private SinkProcess() {}

  public static void main(String[] args) throws InterruptedException {
    LocalSink sink =
        LocalSink.builder().freePorts().maxBytes(2 << 20).dataDirectory(Path.of(args[0])).start();
    System.out.println(sink.http());
    Thread.currentThread().join();
  }
}
