/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.otlp;

import com.google.protobuf.CodedOutputStream;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The protobuf answers of OTLP; those of the three signals have the same bytes. */
final class ExportResponses {

  private ExportResponses() {}

  static byte[] of(OtlpReceiver.Outcome outcome) {
    var response = ExportTraceServiceResponse.newBuilder();
    if (!outcome.message().isEmpty()) {
      response
          .getPartialSuccessBuilder()
          .setRejectedSpans(outcome.rejected())
          .setErrorMessage(outcome.message());
    }
    return response.build().toByteArray();
  }

  /** A google.rpc.Status. */
  static byte[] status(int code, String message) {
    var bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      out.writeInt32(1, code);
      out.writeString(2, message);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen in memory", e);
    }
    return bytes.toByteArray();
  }
}
