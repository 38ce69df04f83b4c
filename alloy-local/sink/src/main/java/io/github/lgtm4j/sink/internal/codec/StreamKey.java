/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.codec;

import io.github.lgtm4j.sink.internal.store.Context;
import java.util.Map;

/**
 * The tenant and the labels of a log stream.
 *
 * @param tenant the tenant
 * @param labels the labels, in the order of their names
 */
public record StreamKey(String tenant, Map<String, String> labels) {

  public Context pack() {
    return new Context(new Packer().text(tenant).texts(labels).pack());
  }

  public static StreamKey unpack(byte[] bytes) {
    Unpacker in = new Unpacker(bytes);
    return new StreamKey(in.text(), in.texts());
  }
}
