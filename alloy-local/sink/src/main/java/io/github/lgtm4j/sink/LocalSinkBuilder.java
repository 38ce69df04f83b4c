/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import static java.util.Objects.requireNonNull;

import io.github.lgtm4j.sink.internal.net.ServerOptions;
import io.github.lgtm4j.sink.limits.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The settings of a {@link LocalSink}. */
public final class LocalSinkBuilder {
  String bindAddress = "127.0.0.1";
  int grpcPort = 4317;
  int httpPort = 4318;
  int mainPort = 3100;
  long maxBytes = 64L << 20;
  Set<String> tenants = Set.of();
  Limits limits = Limits.defaults();
  boolean warnOnly;
  @Nullable Credentials credentials;
  @Nullable Path dataDirectory;
  String apiToken = randomToken();
  Set<String> hosts = Set.of();
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

  /** What a tenant may send; default {@link Limits#defaults()}. */
  public LocalSinkBuilder limits(Limits value) {
    limits = requireNonNull(value, "value");
    return this;
  }

  /** Accepts and flags what production would refuse. */
  public LocalSinkBuilder warnOnly(boolean value) {
    warnOnly = value;
    return this;
  }

  /** Asks senders for a user and a password. */
  public LocalSinkBuilder basicAuth(String user, String password) {
    credentials = Credentials.basic(user, password);
    return this;
  }

  /** Asks senders for a bearer token. */
  public LocalSinkBuilder bearerAuth(String token) {
    credentials = Credentials.bearer(token);
    return this;
  }

  /**
   * Keeps what arrives in a directory, within the same number of bytes, and starts with what is
   * there. What a sender has an answer for outlives the process; see docs/reference.
   */
  public LocalSinkBuilder dataDirectory(@Nullable Path value) {
    dataDirectory = value;
    return this;
  }

  /**
   * The token that the page and its API ask for; default a random one. An empty one turns that off.
   * It goes into addresses and cookies, so it has letters, digits and {@code -._~} only.
   */
  public LocalSinkBuilder apiToken(String value) {
    if (!requireNonNull(value, "value").matches("[A-Za-z0-9._~-]*")) {
      throw new IllegalArgumentException("apiToken must have letters, digits and -._~ only");
    }
    apiToken = value;
    return this;
  }

  /** Names of this machine, beside localhost, under which the API answers. */
  public LocalSinkBuilder hosts(Collection<String> value) {
    Set<String> names = new TreeSet<>();
    value.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    hosts = names;
    return this;
  }

  private static String randomToken() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /**
   * Starts the sink.
   *
   * @throws UncheckedIOException if a port is taken or the data directory cannot be used
   * @throws IllegalStateException if others can reach it and nothing is asked of them
   */
  public LocalSink start() {
    checkExposure();
    try {
      return new LocalSink(this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void checkExposure() {
    try {
      if (!InetAddress.getByName(bindAddress).isLoopbackAddress()
          && (credentials == null || apiToken.isEmpty())) {
        throw new IllegalStateException(
            "a sink on " + bindAddress + " must have basicAuth or bearerAuth, and an apiToken");
      }
    } catch (UnknownHostException e) {
      throw new UncheckedIOException(e);
    }
  }
}
