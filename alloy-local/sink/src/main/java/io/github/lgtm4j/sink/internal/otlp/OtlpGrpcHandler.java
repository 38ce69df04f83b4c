/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.otlp;

import io.github.lgtm4j.sink.internal.net.GrpcHandler;
import io.github.lgtm4j.sink.internal.net.Request;
import java.util.function.Function;

/** OTLP over gRPC: one unary call a signal. */
public final class OtlpGrpcHandler extends GrpcHandler {
  private final OtlpReceiver receiver;
  private final Function<Request, String> tenants;

  public OtlpGrpcHandler(OtlpReceiver receiver, Function<Request, String> tenants, int maxMessage) {
    super(maxMessage);
    this.receiver = receiver;
    this.tenants = tenants;
  }

  @Override
  protected byte[] call(Request request, byte[] message) {
    return ExportResponses.of(receiver.receive(tenants.apply(request), message));
  }
}
