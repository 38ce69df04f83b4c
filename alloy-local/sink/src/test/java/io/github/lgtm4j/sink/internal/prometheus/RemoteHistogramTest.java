/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.github.lgtm4j.sink.internal.codec.HistogramBody;
import io.github.lgtm4j.sink.internal.codec.ProtobufFields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RemoteHistogramTest {

  @Test
  void histogram_ofDeltas_hasTheCountsOfItsBuckets() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.writeUInt64(1, 9);
    out.writeDouble(3, 18.4);
    out.writeSInt32(4, 1);
    out.writeUInt64(6, 2);
    out.writeByteArray(11, new byte[] {0x08, 0x00, 0x10, 0x02}); // offset 0, length 2
    out.writeByteArray(11, new byte[] {0x08, 0x02, 0x10, 0x01}); // offset 1, length 1
    out.writeByteArray(12, new byte[] {0x02, 0x02, 0x04}); // +1, +1, +2
    out.writeInt64(15, 1_700_000_000_000L);
    out.flush();

    CodedInputStream in = CodedInputStream.newInstance(bytes.toByteArray());
    RemoteHistogram histogram = new RemoteHistogram(in);
    ProtobufFields.read(in, histogram::field);
    HistogramBody body = histogram.body();

    assertThat(body)
        .isEqualTo(
            new HistogramBody(
                1_700_000_000_000L, 1, 18.4, 9, 2, Map.of(0, 1.0, 1, 2.0, 3, 4.0), Map.of()));
    assertThat(HistogramBody.unpack(ByteBuffer.wrap(body.pack()))).isEqualTo(body);
  }
}
