/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose request takes too long to arrive, however steadily it drips, and one
 * that is idle. A read timeout alone would let a client send one byte at a time for ever.
 */
// A write or close that fails closes the channel; there is nobody else to tell.
@SuppressWarnings("FutureReturnValueIgnored")
final class Deadline extends ChannelInboundHandlerAdapter {

  /** Fired down the pipeline when a request has begun and did not arrive in time. */
  enum Expired {
    REQUEST
  }

  private final Duration request;
  private final Duration idle;
  private boolean reading;
  private @Nullable Future<?> timer;

  Deadline(Duration request, Duration idle) {
    this.request = request;
    this.idle = idle;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    schedule(context, idle);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    cancel();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!reading) {
      reading = true;
      schedule(context, request);
    }
    context.fireChannelRead(message);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    cancel();
    context.fireChannelInactive();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent
        && context.pipeline().get(Exchange.class) == null) {
      context.close();
    } else {
      context.fireUserEventTriggered(event);
    }
  }

  /** The request is here; its answer may take as long as it takes. */
  void arrived() {
    cancel();
  }

  /** The answer is out; the connection waits for the next request. */
  void answered(ChannelHandlerContext context) {
    reading = false;
    schedule(context, idle);
  }

  private void schedule(ChannelHandlerContext context, Duration delay) {
    cancel();
    timer =
        context.executor().schedule(() -> expire(context), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void expire(ChannelHandlerContext context) {
    if (reading && context.pipeline().get(Exchange.class) != null) {
      context.fireUserEventTriggered(Expired.REQUEST);
    } else {
      context.close();
    }
  }

  private void cancel() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }
}
