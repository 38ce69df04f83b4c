/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.net;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Undoes a content encoding, with a bound on what comes out: a bomb is cut, not unpacked. */
public final class Inflation {

  private Inflation() {}

  /** The body of a request without its gzip or deflate encoding. */
  public static byte[] body(Request request, int max) {
    String encoding = request.header("content-encoding", "identity").toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "identity", "" -> request.body();
      case "gzip" -> gunzip(request.body(), 0, request.body().length, max);
      case "deflate" ->
          read(new InflaterInputStream(new ByteArrayInputStream(request.body())), max, "deflate");
      default -> throw new FailedRequest(415, "unsupported content encoding " + encoding);
    };
  }

  static byte[] gunzip(byte[] bytes, int offset, int length, int max) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes, offset, length), 8 << 10)) {
      return read(in, max, "gzip");
    } catch (IOException e) {
      throw new FailedRequest(400, "malformed gzip body: " + e.getMessage());
    }
  }

  private static byte[] read(InputStream in, int max, String encoding) {
    byte[] bytes;
    try {
      bytes = in.readNBytes(max + 1);
    } catch (IOException e) {
      throw new FailedRequest(400, "malformed " + encoding + " body: " + e.getMessage());
    }
    if (bytes.length > max) {
      throw new FailedRequest(413, "uncompressed body is larger than " + max + " bytes");
    }
    return bytes;
  }
}
