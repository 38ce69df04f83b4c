/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

/**
 * Where a field of the application's came from. Where two sources give one key the earlier source
 * here keeps it, and the later one's field is renamed to {@code source.key}.
 */
public enum FieldSource {
  /** SLF4J 2 key-value pairs. */
  KEY_VALUE("kv"),
  /** Structured arguments: fields that the message or its arguments carry. */
  ARGUMENT("arg"),
  /** The mapped diagnostic context, also called the thread context. */
  MDC("mdc");

  final String prefix;

  FieldSource(String name) {
    this.prefix = name + '.';
  }
}
