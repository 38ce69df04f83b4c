/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.loki;

import java.util.Map;

/** Sees the entries of a push request while it is read. */
interface PushVisitor {

  /** A new stream; the entries that follow are its. */
  void stream(Map<String, String> labels);

  void entry(long epochNanos, String line, Map<String, String> metadata);
}
