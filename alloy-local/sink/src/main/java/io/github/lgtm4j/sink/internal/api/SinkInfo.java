/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;

/**
 * What senders need to know of the sink.
 *
 * @param otlpGrpc the address of OTLP over gRPC
 * @param otlpHttp the address of OTLP over HTTP
 * @param http the address of everything else
 * @param tenants the tenants that may send; empty if every tenant may
 * @param warnOnly true if what breaks a limit is taken and flagged
 */
public record SinkInfo(
    @JsonProperty("otlp_grpc") String otlpGrpc,
    @JsonProperty("otlp_http") String otlpHttp,
    String http,
    Set<String> tenants,
    @JsonProperty("warn_only") boolean warnOnly) {}
