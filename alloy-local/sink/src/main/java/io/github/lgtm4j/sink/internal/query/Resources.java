/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.query;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.lgtm4j.sink.internal.codec.ResourceKey;
import io.github.lgtm4j.sink.internal.otlp.Attributes;
import io.github.lgtm4j.sink.internal.store.ContextKey;
import io.github.lgtm4j.sink.internal.store.StoredRecord;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Resources and scopes, each decoded once in a query. */
final class Resources {
  private final Map<ContextKey, Known> resources = new HashMap<>();
  private final Map<ContextKey, String> scopes = new HashMap<>();

  record Known(String tenant, Map<String, Object> attributes) {}

  Known resource(StoredRecord stored) {
    return resources.computeIfAbsent(
        stored.first(),
        key -> {
          ResourceKey resource = ResourceKey.unpack(stored.bytes(key));
          return new Known(
              resource.tenant(), Attributes.map(resource.message().getAttributesList()));
        });
  }

  String scope(StoredRecord stored) {
    return scopes.computeIfAbsent(
        stored.second(),
        key -> {
          try {
            return InstrumentationScope.parseFrom(stored.bytes(key)).getName();
          } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException("the store holds a scope that was not checked", e);
          }
        });
  }
}
