/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.export;

import io.opentelemetry.exporter.internal.FailedExportException;
import java.io.IOException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why an export failed, for the person who can mend it. */
final class ExportFailure {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private final String kind;
  private final String found;
  private final String action;

  private ExportFailure(String kind, String found, String action) {
    this.kind = kind;
    this.found = found;
    this.action = action;
  }

  static ExportFailure of(@Nullable Throwable failure) {
    try {
      if (failure instanceof FailedExportException.HttpExportException) {
        FailedExportException.HttpExportException http =
            (FailedExportException.HttpExportException) failure;
        if (http.getResponse() != null) {
          return status(http.getResponse().getStatusCode(), http.getResponse().getStatusMessage());
        }
      }
      if (failure instanceof FailedExportException.GrpcExportException) {
        FailedExportException.GrpcExportException grpc =
            (FailedExportException.GrpcExportException) failure;
        if (grpc.getResponse() != null) {
          return grpc(
              grpc.getResponse().getStatusCode().name(),
              String.valueOf(grpc.getResponse().getStatusDescription()));
        }
      }
    } catch (LinkageError e) {
      // Another version of the agent keeps its reasons elsewhere.
    }
    return exception(failure);
  }

  private static ExportFailure status(int status, @Nullable String message) {
    String found = ("it answered " + status + " " + (message == null ? "" : message)).trim();
    return new ExportFailure("http " + status, found, action(status));
  }

  private static String action(int status) {
    if (status == UNAUTHORIZED || status == FORBIDDEN) {
      return "Give credentials by LGTM_OTLP_TOKEN_FILE, or LGTM_OTLP_USERNAME and"
          + " LGTM_OTLP_PASSWORD_FILE.";
    }
    if (status == NOT_FOUND) {
      return "Correct OTEL_EXPORTER_OTLP_ENDPOINT: without a path, /v1/traces is added to it.";
    }
    if (status == TOO_MANY_REQUESTS || status >= SERVER_ERROR) {
      return "It cannot keep up or is not well: look at that Alloy.";
    }
    return "Look at what listens there.";
  }

  private static ExportFailure grpc(String status, String description) {
    String found = ("it answered " + status + " " + description).trim();
    switch (status) {
      case "UNAUTHENTICATED":
        return new ExportFailure("grpc " + status, found, action(UNAUTHORIZED));
      case "PERMISSION_DENIED":
        return new ExportFailure("grpc " + status, found, action(FORBIDDEN));
      case "RESOURCE_EXHAUSTED":
      case "UNAVAILABLE":
        return new ExportFailure("grpc " + status, found, action(TOO_MANY_REQUESTS));
      default:
        return new ExportFailure(
            "grpc " + status, found, "Is that port gRPC? 4318 takes http/protobuf.");
    }
  }

  private static ExportFailure exception(@Nullable Throwable failure) {
    Throwable cause = failure;
    while (cause != null && cause.getCause() != null && !(cause instanceof IOException)) {
      cause = cause.getCause();
    }
    if (cause == null) {
      return new ExportFailure("unknown", "no reason was given", "Look at what listens there.");
    }
    String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
    String action =
        cause instanceof SSLException
            ? "Name the authority's certificate in OTEL_EXPORTER_OTLP_CERTIFICATE."
            : "Is an Alloy there? OTEL_EXPORTER_OTLP_ENDPOINT says where.";
    return new ExportFailure(
        cause.getClass().getName(), cause.getClass().getSimpleName() + message, action);
  }

  /** What makes two failures the same. */
  String kind() {
    return kind;
  }

  String found() {
    return found;
  }

  String action() {
    return action;
  }
}
