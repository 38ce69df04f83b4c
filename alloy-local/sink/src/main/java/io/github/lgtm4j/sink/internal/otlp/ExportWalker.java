/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.otlp;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.github.lgtm4j.sink.internal.codec.ResourceKey;
import io.github.lgtm4j.sink.internal.store.Context;
import java.io.IOException;

/**
 * Goes through an export request and shows every span, log record or metric as a range of its
 * bytes. The three requests have the same form down to that level, with the same field numbers.
 */
final class ExportWalker {
  private static final int RESOURCE = 1;
  private static final int SCOPE = 1;
  private static final int CHILDREN = 2;
  private static final ByteString NOTHING = ByteString.EMPTY;

  private final String tenant;
  private final byte[] bytes;
  private final Visitor visitor;

  /** Sees the parts of a request. */
  interface Visitor {
    void resource(ResourceKey key, Context resource) throws IOException;

    void item(Context resource, Context scope, int offset, int length) throws IOException;
  }

  ExportWalker(String tenant, byte[] bytes, Visitor visitor) {
    this.tenant = tenant;
    this.bytes = bytes;
    this.visitor = visitor;
  }

  void walk() throws IOException {
    children(0, bytes.length, 1, this::resourceItems);
  }

  private void resourceItems(int offset, int length) throws IOException {
    ResourceKey key = new ResourceKey(tenant, first(offset, length, RESOURCE));
    Context resource = key.pack();
    visitor.resource(key, resource);
    children(offset, length, CHILDREN, (at, size) -> scopeItems(resource, at, size));
  }

  private void scopeItems(Context resource, int offset, int length) throws IOException {
    Context scope = new Context(first(offset, length, SCOPE).toByteArray());
    children(offset, length, CHILDREN, (at, size) -> visitor.item(resource, scope, at, size));
  }

  private interface Child {
    void at(int offset, int length) throws IOException;
  }

  private void children(int offset, int length, int number, Child child) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(bytes, offset, length);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == number) {
        int size = in.readRawVarint32();
        child.at(offset + in.getTotalBytesRead(), size);
        in.skipRawBytes(size);
      } else {
        in.skipField(tag);
      }
    }
  }

  private ByteString first(int offset, int length, int number) throws IOException {
    ByteString[] found = {NOTHING};
    children(offset, length, number, (at, size) -> found[0] = ByteString.copyFrom(bytes, at, size));
    return found[0];
  }
}
