/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.net;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A unary gRPC call: five bytes of frame around one message in each direction, and the status in
 * the trailers. OTLP needs nothing else of gRPC.
 */
public abstract class GrpcHandler implements Handler {
  private static final int FRAME = 5;

  private final int maxMessage;

  protected GrpcHandler(int maxMessage) {
    this.maxMessage = maxMessage;
  }

  /** Answers a message with a message. */
  protected abstract byte[] call(Request request, byte[] message);

  @Override
  public Response handle(Request request) {
    byte[] answer;
    try {
      answer = call(request, message(request));
    } catch (FailedRequest e) {
      return refuse(e.status(), String.valueOf(e.getMessage()));
    }
    ByteBuffer framed = ByteBuffer.allocate(FRAME + answer.length);
    framed.put((byte) 0).putInt(answer.length).put(answer);
    return Response.bytes(200, "application/grpc", framed.array()).trailer("grpc-status", "0");
  }

  private byte[] message(Request request) {
    byte[] body = request.body();
    if (body.length < FRAME) {
      throw new FailedRequest(400, "a gRPC message starts with a frame of five bytes");
    }
    int length = ByteBuffer.wrap(body).getInt(1);
    if (length < 0 || length > maxMessage) {
      throw new FailedRequest(
          413,
          "grpc: received message larger than max ("
              + Integer.toUnsignedString(length)
              + " vs. "
              + maxMessage
              + ")");
    }
    if (length != body.length - FRAME) {
      throw new FailedRequest(400, "gRPC frame of " + length + " bytes does not fit its body");
    }
    if (body[0] == 0) {
      return Arrays.copyOfRange(body, FRAME, body.length);
    }
    if (!"gzip".equals(request.header("grpc-encoding"))) {
      throw new FailedRequest(
          501,
          "grpc: Decompressor is not installed for grpc-encoding \"%s\""
              .formatted(request.header("grpc-encoding", "")));
    }
    return Inflation.gunzip(body, FRAME, length, maxMessage);
  }

  @Override
  public Response refuse(int status, String message) {
    return Response.bytes(200, "application/grpc", new byte[0])
        .trailer("grpc-status", Integer.toString(grpcStatus(status)))
        .trailer("grpc-message", percentEncode(message));
  }

  /** The gRPC code that a server of OTLP answers where one of HTTP answers the given status. */
  public static int grpcStatus(int httpStatus) {
    return switch (httpStatus) {
      case 400, 422 -> 3; // INVALID_ARGUMENT
      case 401 -> 16; // UNAUTHENTICATED
      case 403 -> 7; // PERMISSION_DENIED
      case 404, 405, 501 -> 12; // UNIMPLEMENTED
      case 408 -> 4; // DEADLINE_EXCEEDED
      case 413, 429 -> 8; // RESOURCE_EXHAUSTED
      case 503 -> 14; // UNAVAILABLE
      default -> 13; // INTERNAL
    };
  }

  private static String percentEncode(String message) {
    StringBuilder encoded = new StringBuilder(message.length());
    for (byte b : message.getBytes(StandardCharsets.UTF_8)) {
      if (b >= ' ' && b <= '~' && b != '%') {
        encoded.append((char) b);
      } else {
        encoded.append('%').append("%02X".formatted(b & 0xff));
      }
    }
    return encoded.toString();
  }
}
