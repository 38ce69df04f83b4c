/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.store;

/** What a record holds. The ids are part of the format of a data directory. */
public enum Kind {
  /** A {@link Context} that later records of the same segment refer to. */
  CONTEXT(1),
  /** An OTLP span, as its protobuf bytes. */
  SPAN(2),
  /** A line as Loki receives it. */
  LINE(3),
  /** An OTLP log record, as its protobuf bytes. */
  LOG_RECORD(4),
  /** A sample of a series: time and value. */
  SAMPLE(5),
  /** A native histogram of a series. */
  HISTOGRAM(6),
  /** An exemplar of a series. */
  EXEMPLAR(7);

  private static final Kind[] BY_ID = new Kind[8];

  static {
    for (Kind kind : values()) {
      BY_ID[kind.id] = kind;
    }
  }

  private final byte id;

  Kind(int id) {
    this.id = (byte) id;
  }

  byte id() {
    return id;
  }

  static Kind of(byte id) {
    return BY_ID[id];
  }

  static boolean isKnown(byte id) {
    return id >= 0 && id < BY_ID.length && BY_ID[id] != null;
  }
}
