/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

/** A sink with sample data, to look at the page while working on it; see docs/guides/local-page. */
final class SampleSink {

  private SampleSink() {}

  public static void main(String[] args) throws Exception {
    LocalSink sink = LocalSink.builder().freePorts().port(Integer.parseInt(args[0])).start();
    SampleShop.fill(sink);
    System.out.println(sink.page());
    Thread.currentThread().join();
  }
}
