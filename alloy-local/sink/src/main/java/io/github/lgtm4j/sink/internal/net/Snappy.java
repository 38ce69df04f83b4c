/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.net;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.snappy.SnappyDecompressor;

/** Undoes the raw block form of snappy, with a bound on what comes out. */
public final class Snappy {

  private Snappy() {}

  public static byte[] decode(byte[] body, int max) {
    try {
      // The length is told by the first bytes, so a bomb is refused before it is unpacked.
      int length = SnappyDecompressor.getUncompressedLength(body, 0);
      if (length > max) {
        throw new FailedRequest(413, "uncompressed body is larger than " + max + " bytes");
      }
      byte[] bytes = new byte[length];
      new SnappyDecompressor().decompress(body, 0, body.length, bytes, 0, length);
      return bytes;
    } catch (MalformedInputException | IndexOutOfBoundsException | NegativeArraySizeException e) {
      throw new FailedRequest(400, "snappy: corrupt input");
    }
  }
}
