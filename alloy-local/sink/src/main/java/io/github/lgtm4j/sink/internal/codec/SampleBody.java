/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.codec;

import java.nio.ByteBuffer;

/**
 * A sample of a series.
 *
 * @param epochMillis its time
 * @param value its value
 */
public record SampleBody(long epochMillis, double value) {

  public byte[] pack() {
    return ByteBuffer.allocate(16).putLong(epochMillis).putDouble(value).array();
  }

  public static SampleBody unpack(ByteBuffer bytes) {
    return new SampleBody(bytes.getLong(0), bytes.getDouble(8));
  }
}
