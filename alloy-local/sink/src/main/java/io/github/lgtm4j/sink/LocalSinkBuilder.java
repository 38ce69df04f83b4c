/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import static java.util.Objects.requireNonNull;

import io.github.lgtm4j.sink.internal.net.ServerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** The settings of a {@link LocalSink}. */
public final class LocalSinkBuilder {
  String bindAddress = "127.0.0.1";
  int grpcPort = 4317;
  int httpPort = 4318;
  int mainPort = 3100;
  long maxBytes = 64L << 20;
  Set<String> tenants = Set.of();
  ServerOptions server = ServerOptions.defaults();

  LocalSinkBuilder() {}

  /** The address to listen on; default 127.0.0.1. */
  public LocalSinkBuilder bindAddress(String value) {
    bindAddress = requireNonNull(value, "value");
    return this;
  }

  /** The port of OTLP over gRPC; 0 for any free one, default 4317. */
  public LocalSinkBuilder otlpGrpcPort(int value) {
    grpcPort = value;
    return this;
  }

  /** The port of OTLP over HTTP; 0 for any free one, default 4318. */
  public LocalSinkBuilder otlpHttpPort(int value) {
    httpPort = value;
    return this;
  }

  /** The port of Loki's push, remote write, page and API; 0 for any free one, default 3100. */
  public LocalSinkBuilder port(int value) {
    mainPort = value;
    return this;
  }

  /** Any free ports. */
  public LocalSinkBuilder freePorts() {
    return otlpGrpcPort(0).otlpHttpPort(0).port(0);
  }

  /** How many bytes of telemetry to keep; default 64 MiB, at least 1 MiB. */
  public LocalSinkBuilder maxBytes(long value) {
    if (value < 1 << 20) {
      throw new IllegalArgumentException("maxBytes must be at least 1 MiB but is " + value);
    }
    maxBytes = value;
    return this;
  }

  /**
   * The tenants that may send. Without any, every tenant may, and what names none is {@value
   * LocalSink#DEFAULT_TENANT}; with some, what names none is refused as production does.
   */
  public LocalSinkBuilder tenants(Collection<String> value) {
    tenants = new TreeSet<>(value);
    return this;
  }

  /**
   * Starts the sink.
   *
   * @throws UncheckedIOException if a port is taken or the data directory cannot be used
   */
  public LocalSink start() {
    try {
      return new LocalSink(this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
