/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.lgtm4j.sink.internal.codec.ResourceKey;
import io.github.lgtm4j.sink.internal.intake.LogBatch;
import io.github.lgtm4j.sink.internal.intake.Refusals;
import io.github.lgtm4j.sink.internal.net.FailedRequest;
import io.github.lgtm4j.sink.internal.rules.Refusal;
import io.github.lgtm4j.sink.internal.rules.Rules;
import io.github.lgtm4j.sink.internal.store.Context;
import io.github.lgtm4j.sink.internal.store.Kind;
import io.github.lgtm4j.sink.internal.store.Store;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import java.util.Map;

/** Checks the log records of an export request as Loki would, and stores them as they came. */
public final class LogReceiver implements OtlpReceiver {
  private final Store store;
  private final Rules rules;

  public LogReceiver(Store store, Rules rules) {
    this.store = store;
    this.rules = rules;
  }

  @Override
  public Outcome receive(String tenant, byte[] request) {
    try {
      LogBatch batch = new LogBatch(store, rules, tenant);
      for (ResourceLogs logs : ExportLogsServiceRequest.parseFrom(request).getResourceLogsList()) {
        resource(tenant, batch, logs);
      }
      return outcome(batch.end());
    } catch (InvalidProtocolBufferException e) {
      String message = "malformed ExportLogsServiceRequest: " + e.getMessage();
      rules.gate().malformed(tenant, "OTLP", message);
      throw new FailedRequest(400, message);
    }
  }

  static Outcome outcome(Refusals refusals) {
    Refusal refusal = refusals.grouped();
    if (refusal == null) {
      return Outcome.ACCEPTED;
    }
    if (refusals.accepted() == 0) {
      throw new FailedRequest(refusal.status(), refusal.text());
    }
    return new Outcome(refusals.rejected(), refusal.text());
  }

  @Override
  public String rejectedField() {
    return "rejectedLogRecords";
  }

  private void resource(String tenant, LogBatch batch, ResourceLogs logs) {
    Map<String, Object> resource = Attributes.map(logs.getResource().getAttributesList());
    rules.lint().resource(tenant, resource);
    batch.stream(LokiLogs.labels(resource), resource);
    Context stored = new ResourceKey(tenant, logs.getResource().toByteString()).pack();
    for (ScopeLogs scope : logs.getScopeLogsList()) {
      Context storedScope = new Context(scope.getScope().toByteArray());
      for (LogRecord log : scope.getLogRecordsList()) {
        String line = LokiLogs.line(log);
        Map<String, String> metadata = LokiLogs.metadata(resource, scope.getScope().getName(), log);
        if (batch.accepts(LokiLogs.time(log), line, metadata)) {
          String traceId = metadata.getOrDefault("trace_id", "");
          rules.lint().otlpLine(tenant, batch.subject(), traceId, line);
          store.append(Kind.LOG_RECORD, stored, storedScope, log.toByteArray());
        }
      }
    }
  }
}
