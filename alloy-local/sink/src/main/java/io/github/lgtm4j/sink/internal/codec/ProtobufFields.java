/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.codec;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/** Reads protobuf messages for which no generated classes are published. */
public final class ProtobufFields {

  private ProtobufFields() {}

  /** Reads one field. */
  public interface Field {
    /** Reads the field of this number, or returns false to have it passed over. */
    boolean read(int number) throws IOException;
  }

  /** Reads fields up to the end of the message. */
  public static void read(CodedInputStream in, Field field) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (!field.read(WireFormat.getTagFieldNumber(tag))) {
        in.skipField(tag);
      }
    }
  }

  /** Reads a message in a field; always true, so that a field can return it. */
  public static boolean message(CodedInputStream in, Field field) throws IOException {
    int limit = in.pushLimit(in.readRawVarint32());
    read(in, field);
    in.checkLastTagWas(0);
    in.popLimit(limit);
    return true;
  }
}
