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

  /** 64 bits of tenant, name and labels: type and unit may become known later. */
  public long fingerprint() {
    long[] hash = {mix(mix(0xcbf29ce484222325L, tenant), name)};
    labels.forEach((label, value) -> hash[0] = mix(mix(hash[0], label), value));
    return hash[0];
  }

  private static long mix(long hash, String text) {
    long mixed = hash;
    for (int i = 0; i < text.length(); i++) {
      mixed = (mixed ^ text.charAt(i)) * 0x100000001b3L;
    }
    return (mixed ^ 0xffff) * 0x100000001b3L;
  }

  /** The same series, whatever is known of its type and unit. */
  public SeriesKey untyped() {
    return new SeriesKey(tenant, name, "", "", labels);
  }

  public static SeriesKey unpack(byte[] bytes) {
    Unpacker in = new Unpacker(bytes);
    return new SeriesKey(in.text(), in.text(), in.text(), in.text(), in.texts());
  }
}
