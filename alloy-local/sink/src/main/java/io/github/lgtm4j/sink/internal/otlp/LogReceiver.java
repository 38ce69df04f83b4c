/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.lgtm4j.sink.internal.codec.ResourceKey;
import io.github.lgtm4j.sink.internal.intake.Intake;
import io.github.lgtm4j.sink.internal.intake.LogBatch;
import io.github.lgtm4j.sink.internal.intake.Refusals;
import io.github.lgtm4j.sink.internal.net.FailedRequest;
import io.github.lgtm4j.sink.internal.rules.Refusal;
import io.github.lgtm4j.sink.internal.rules.Rules;
import io.github.lgtm4j.sink.internal.store.Context;
import io.github.lgtm4j.sink.internal.store.Kind;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import java.util.Map;
import java.util.TreeMap;

/** Checks the log records of an export request as Loki would, and stores them as they came. */
public final class LogReceiver implements OtlpReceiver {
  private final Intake intake;
  private final Rules rules;

  public LogReceiver(Intake intake) {
    this.intake = intake;
    this.rules = intake.rules();
  }

  @Override
  public Outcome receive(String tenant, byte[] request) {
    try {
      LogBatch batch = new LogBatch(intake, tenant);
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
    if (resource.remove(Markers.LOKI_STREAM) != null) {
      stream(batch, resource, logs);
      return;
    }
    rules.lint().resource(tenant, resource);
    batch.stream(LokiLogs.labels(resource), resource);
    Context stored = new ResourceKey(tenant, logs.getResource().toByteString()).pack();
    for (ScopeLogs scope : logs.getScopeLogsList()) {
      Context storedScope = new Context(scope.getScope().toByteArray());
      for (LogRecord log : scope.getLogRecordsList()) {
        String line = LokiLogs.line(log);
        Map<String, String> metadata = LokiLogs.metadata(resource, scope.getScope().getName(), log);
        if (batch.otlpLine(LokiLogs.time(log), line, metadata)) {
          intake.store().append(Kind.LOG_RECORD, stored, storedScope, log.toByteArray());
        }
      }
    }
  }

  /** The lines of a Loki stream that a sink has exported. */
  private static void stream(LogBatch batch, Map<String, Object> labels, ResourceLogs logs) {
    batch.stream(texts(labels));
    for (ScopeLogs scope : logs.getScopeLogsList()) {
      for (LogRecord log : scope.getLogRecordsList()) {
        batch.line(
            LokiLogs.time(log), LokiLogs.line(log), texts(Attributes.map(log.getAttributesList())));
      }
    }
  }

  private static Map<String, String> texts(Map<String, Object> values) {
    Map<String, String> texts = new TreeMap<>();
    values.forEach((name, value) -> texts.put(name, value.toString()));
    return texts;
  }
}
