/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.jul;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Instant;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/** A record's time: with nanoseconds from Java 9 on, with milliseconds on Java 8. */
final class RecordTime {
  private final @Nullable MethodHandle instant;

  private RecordTime(@Nullable MethodHandle instant) {
    this.instant = instant;
  }

  static RecordTime best() {
    try {
      MethodType type = MethodType.methodType(Instant.class);
      return new RecordTime(
          MethodHandles.publicLookup().findVirtual(LogRecord.class, "getInstant", type));
    } catch (NoSuchMethodException | IllegalAccessException e) {
      return new RecordTime(null);
    }
  }

  Instant of(LogRecord record) {
    MethodHandle handle = instant;
    if (handle == null) {
      return Instant.ofEpochMilli(record.getMillis());
    }
    try {
      return (Instant) handle.invokeExact(record);
    } catch (Throwable e) { // invokeExact declares it; the method itself throws nothing
      throw new IllegalStateException(e);
    }
  }
}
