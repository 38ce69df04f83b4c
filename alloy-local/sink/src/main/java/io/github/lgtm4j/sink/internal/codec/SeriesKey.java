/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.codec;

import io.github.lgtm4j.sink.internal.store.Context;
import java.util.Map;

/**
 * What makes a series.
 *
 * @param tenant the tenant
 * @param name the name of the metric
 * @param type its type in lower case, or "unknown"
 * @param unit its unit, or an empty text
 * @param labels the labels, in the order of their names
 */
public record SeriesKey(
    String tenant, String name, String type, String unit, Map<String, String> labels) {

  public Context pack() {
    return new Context(
        new Packer().text(tenant).text(name).text(type).text(unit).texts(labels).pack());
  }

  public static SeriesKey unpack(byte[] bytes) {
    Unpacker in = new Unpacker(bytes);
    return new SeriesKey(in.text(), in.text(), in.text(), in.text(), in.texts());
  }
}
