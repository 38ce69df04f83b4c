/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs.inside.log4j2;

import io.github.lgtm4j.agent.logs.inside.Rewriting;
import io.github.lgtm4j.log.LogLine;
import io.github.lgtm4j.log.log4j2.Log4jEvents;
import java.io.Serializable;
import org.apache.logging.log4j.core.Layout;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.layout.AbstractLayout;
import org.apache.logging.log4j.core.layout.ByteBufferDestination;

/** Writes the contract's line, and the application's own where that cannot be had. */
final class RewritingLayout extends AbstractLayout<Serializable> {
  private final Rewriting rewriting;
  private final Layout<? extends Serializable> own;

  RewritingLayout(Rewriting rewriting, Layout<? extends Serializable> own) {
    super(null, new byte[0], new byte[0]);
    this.rewriting = rewriting;
    this.own = own;
  }

  /** What the destination throws is the appender's to handle: a line is handed over once. */
  @Override
  public void encode(LogEvent event, ByteBufferDestination destination) {
    try (LogLine line = rewriting.open()) {
      Log4jEvents.write(event, line);
      if (rewriting.isRead(line)) {
        destination.writeBytes(line.array(), 0, line.length());
      } else {
        byte[] bytes = own(event, line);
        destination.writeBytes(bytes, 0, bytes.length);
      }
    }
  }

  @Override
  public byte[] toByteArray(LogEvent event) {
    try (LogLine line = rewriting.open()) {
      Log4jEvents.write(event, line);
      return rewriting.isRead(line) ? line.toBytes() : own(event, line);
    }
  }

  /** An event that the application's layout cannot read either is at least said to have been. */
  private byte[] own(LogEvent event, LogLine line) {
    try {
      return own.toByteArray(event);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return line.toBytes();
    }
  }

  @Override
  public Serializable toSerializable(LogEvent event) {
    try (LogLine line = rewriting.open()) {
      Log4jEvents.write(event, line);
      return rewriting.isRead(line) ? line.toText() : own.toSerializable(event);
    }
  }

  @Override
  public String getContentType() {
    return "application/json; charset=UTF-8";
  }

  @Override
  public String toString() {
    return own.toString();
  }
}
