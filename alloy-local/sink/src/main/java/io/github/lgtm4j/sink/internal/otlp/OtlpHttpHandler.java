/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.otlp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lgtm4j.sink.internal.net.FailedRequest;
import io.github.lgtm4j.sink.internal.net.GrpcHandler;
import io.github.lgtm4j.sink.internal.net.Handler;
import io.github.lgtm4j.sink.internal.net.Inflation;
import io.github.lgtm4j.sink.internal.net.Request;
import io.github.lgtm4j.sink.internal.net.Response;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** OTLP over HTTP, as protobuf or JSON. */
public final class OtlpHttpHandler implements Handler {
  private static final String PROTOBUF = "application/x-protobuf";
  private static final String JSON = "application/json";

  private final OtlpReceiver receiver;
  private final Function<Request, String> tenants;
  private final OtlpJsonReader json;
  private final int maxBody;

  public OtlpHttpHandler(
      OtlpReceiver receiver, Function<Request, String> tenants, OtlpJsonReader json, int maxBody) {
    this.receiver = receiver;
    this.tenants = tenants;
    this.json = json;
    this.maxBody = maxBody;
  }

  @Override
  public Response handle(Request request) {
    boolean isJson = request.header("content-type", "").startsWith(JSON);
    try {
      if (!isJson && !request.header("content-type", "").startsWith(PROTOBUF)) {
        throw new FailedRequest(
            415, "unsupported media type, supported: [" + JSON + ", " + PROTOBUF + "]");
      }
      String tenant = tenants.apply(request);
      byte[] body = Inflation.body(request, maxBody);
      byte[] message = isJson ? json.toProtobuf(body) : body;
      return accepted(receiver.receive(tenant, message), isJson);
    } catch (FailedRequest e) {
      return failed(e.status(), String.valueOf(e.getMessage()), isJson);
    }
  }

  @Override
  public Response refuse(int status, String message) {
    return failed(status, message, false);
  }

  private Response accepted(OtlpReceiver.Outcome outcome, boolean isJson) {
    if (!isJson) {
      return Response.bytes(200, PROTOBUF, ExportResponses.of(outcome));
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    if (!outcome.message().isEmpty()) {
      answer
          .putObject("partialSuccess")
          .put(receiver.rejectedField(), Long.toString(outcome.rejected()))
          .put("errorMessage", outcome.message());
    }
    return Response.bytes(200, JSON, answer.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** A google.rpc.Status, as the protocol demands; an SDK logs its message. */
  private static Response failed(int status, String message, boolean isJson) {
    if (isJson) {
      ObjectNode answer = JsonNodeFactory.instance.objectNode();
      answer.put("code", GrpcHandler.grpcStatus(status)).put("message", message);
      return Response.bytes(status, JSON, answer.toString().getBytes(StandardCharsets.UTF_8));
    }
    return Response.bytes(
        status, PROTOBUF, ExportResponses.status(GrpcHandler.grpcStatus(status), message));
  }
}
