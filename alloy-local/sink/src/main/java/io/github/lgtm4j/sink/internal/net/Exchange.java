/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.net;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.CompositeByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Collects a request and has it answered; one at a time on a connection or HTTP/2 stream. */
// A write or close that fails closes the channel; there is nobody else to tell.
@SuppressWarnings("FutureReturnValueIgnored")
final class Exchange extends ChannelInboundHandlerAdapter {
  private static final Handler NONE = request -> Response.empty(400);

  private final ServerOptions options;
  private final Router router;
  private final ExecutorService slowHandlers;
  private final InFlight inFlight;
  private final ResponseWriter writer = new ResponseWriter();

  private @Nullable HttpRequest head;
  private Handler handler = NONE;
  private @Nullable CompositeByteBuf body;
  private int acquired;
  private boolean answering;
  private boolean discarding;

  Exchange(ServerOptions options, Router router, ExecutorService slowHandlers, InFlight inFlight) {
    this.options = options;
    this.router = router;
    this.slowHandlers = slowHandlers;
    this.inFlight = inFlight;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      if (message instanceof HttpRequest request) {
        begin(context, request);
      }
      if (message instanceof HttpContent content && head != null && !answering) {
        collect(context, head, content);
      } else if (message instanceof LastHttpContent && discarding) {
        context.close();
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void begin(ChannelHandlerContext context, HttpRequest request) {
    if (answering) {
      // A pipelined request: a server may close instead of queueing it.
      context.close();
      return;
    }
    head = request;
    handler = NONE;
    if (request.decoderResult().isFailure()) {
      refuse(context, request, 400, "malformed request");
      return;
    }
    handler = router.find(request.method().name(), new QueryStringDecoder(request.uri()).path());
    if (HttpUtil.getContentLength(request, 0L) > options.maxBody()) {
      refuse(context, request, 413, tooLarge());
    }
  }

  private void collect(ChannelHandlerContext context, HttpRequest request, HttpContent content) {
    if (content.decoderResult().isFailure()) {
      refuse(context, request, 400, "malformed body");
      return;
    }
    int length = content.content().readableBytes();
    if (acquired + length > options.maxBody()) {
      refuse(context, request, 413, tooLarge());
      return;
    }
    if (!inFlight.tryAcquire(length)) {
      refuse(context, request, 503, "too many bytes of requests in flight");
      return;
    }
    acquired += length;
    if (body == null) {
      body = context.alloc().compositeBuffer(1024);
    }
    body.addComponent(true, content.content().retain());
    if (content instanceof LastHttpContent) {
      answer(context, request);
    }
  }

  private String tooLarge() {
    return "request body is larger than " + options.maxBody() + " bytes";
  }

  private void answer(ChannelHandlerContext context, HttpRequest request) {
    context.pipeline().get(Deadline.class).arrived();
    answering = true;
    Request whole = request(context, request);
    Handler chosen = handler;
    if (!chosen.isSlow()) {
      write(context, request, respond(chosen, whole), false);
      return;
    }
    try {
      slowHandlers.execute(
          () -> {
            Response response = respond(chosen, whole);
            context.executor().execute(() -> write(context, request, response, false));
          });
    } catch (RejectedExecutionException closing) {
      context.close();
    }
  }

  private Request request(ChannelHandlerContext context, HttpRequest request) {
    byte[] bytes = body == null ? new byte[0] : ByteBufUtil.getBytes(body);
    releaseBody();
    var channel = context.channel();
    var remote = channel.remoteAddress();
    if (remote == null && channel.parent() != null) {
      remote = channel.parent().remoteAddress();
    }
    return new Request(
        request.method().name(),
        new QueryStringDecoder(request.uri()),
        request.headers(),
        bytes,
        (InetSocketAddress) remote);
  }

  private static Response respond(Handler handler, Request request) {
    try {
      return handler.handle(request);
    } catch (OutOfMemoryError e) {
      // The heap is kept small on purpose; one answer that does not fit must not end the process.
      return handler.refuse(503, "this answer needs more memory than there is: ask for less");
    } catch (RuntimeException e) {
      System.getLogger(Exchange.class.getName())
          .log(System.Logger.Level.WARNING, "no answer to " + request.path(), e);
      return handler.refuse(500, "internal error: " + e);
    }
  }

  /** Answers before the request has arrived whole; what is left of it is not worth reading. */
  private void refuse(
      ChannelHandlerContext context, HttpRequest request, int status, String message) {
    releaseBody();
    write(context, request, handler.refuse(status, message), true);
    answering = true;
    discarding = true;
    // Closing at once would reset the connection, and the client would lose the answer.
    context.executor().schedule((Runnable) context::close, 2, TimeUnit.SECONDS);
  }

  private void write(
      ChannelHandlerContext context, HttpRequest request, Response response, boolean refused) {
    head = null;
    writer.write(context, request, response, refused, () -> answered(context));
  }

  private void answered(ChannelHandlerContext context) {
    answering = false;
    Deadline deadline = context.pipeline().get(Deadline.class);
    if (deadline != null) {
      deadline.answered(context);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      if (answering) {
        writer.closeAfterwards();
      } else {
        context.close();
      }
    } else if (event == Deadline.Expired.REQUEST && !answering) {
      if (head == null) {
        context.close();
      } else {
        refuse(context, head, 408, "request did not arrive in " + options.requestTimeout());
      }
    } else {
      context.fireUserEventTriggered(event);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    releaseBody();
  }

  private void releaseBody() {
    if (body != null) {
      body.release();
      body = null;
    }
    inFlight.release(acquired);
    acquired = 0;
  }
}
