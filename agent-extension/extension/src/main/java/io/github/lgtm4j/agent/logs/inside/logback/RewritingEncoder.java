/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs.inside.logback;

import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import io.github.lgtm4j.agent.logs.inside.Rewriting;
import io.github.lgtm4j.log.LogLine;

/** Writes the contract's line, and the application's own where that cannot be had. */
final class RewritingEncoder extends EncoderBase<Object> {
  private static final byte[] NONE = {};

  private final Rewriting rewriting;
  private final Events events;
  private final Encoder<Object> own;

  RewritingEncoder(Rewriting rewriting, Events events, Encoder<Object> own) {
    this.rewriting = rewriting;
    this.events = events;
    this.own = own;
  }

  Encoder<Object> own() {
    return own;
  }

  @Override
  public byte[] headerBytes() {
    return NONE;
  }

  @Override
  public byte[] encode(Object event) {
    if (!events.areOf(event)) {
      return own.encode(event);
    }
    try (LogLine line = rewriting.open()) {
      events.write(event, line);
      return rewriting.isRead(line) ? line.toBytes() : own(event, line);
    }
  }

  /** An event that the application's encoder cannot read either is at least said to have been. */
  private byte[] own(Object event, LogLine line) {
    try {
      return own.encode(event);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return line.toBytes();
    }
  }

  @Override
  public byte[] footerBytes() {
    return NONE;
  }

  @Override
  public void stop() {
    own.stop();
    super.stop();
  }
}
