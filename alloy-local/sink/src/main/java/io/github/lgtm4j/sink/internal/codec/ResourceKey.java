/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.lgtm4j.sink.internal.store.Context;
import io.opentelemetry.proto.resource.v1.Resource;
import java.io.UncheckedIOException;

/**
 * The tenant and the OTLP resource of spans, log records and metrics.
 *
 * @param tenant the tenant
 * @param resource the protobuf bytes of the resource
 */
public record ResourceKey(String tenant, ByteString resource) {

  public Context pack() {
    return new Context(new Packer().text(tenant).put(o -> o.writeBytesNoTag(resource)).pack());
  }

  public static ResourceKey unpack(byte[] bytes) {
    Unpacker in = new Unpacker(bytes);
    return new ResourceKey(in.text(), in.get(CodedInputStream::readBytes));
  }

  /** The resource as a message. */
  public Resource message() {
    try {
      return Resource.parseFrom(resource);
    } catch (InvalidProtocolBufferException e) {
      throw new UncheckedIOException("the store holds a resource that was not checked", e);
    }
  }
}
