/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.net;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes answers as HTTP objects, which the pipeline turns into HTTP/1.1 or HTTP/2 frames. */
// A write or close that fails closes the channel; there is nobody else to tell.
@SuppressWarnings("FutureReturnValueIgnored")
final class ResponseWriter {
  private boolean closeAfterwards;

  void closeAfterwards() {
    closeAfterwards = true;
  }

  void write(
      ChannelHandlerContext context,
      HttpRequest request,
      Response response,
      boolean refused,
      Runnable done) {
    boolean keepAlive = HttpUtil.isKeepAlive(request) && !refused && !closeAfterwards;
    var stream = response.stream();
    context.write(head(response, keepAlive));
    if (stream != null) {
      context.flush();
      stream.open(new ChannelOutput(context));
      return;
    }
    var last = new DefaultLastHttpContent(Unpooled.wrappedBuffer(response.body()));
    response.trailers().forEach(last.trailingHeaders()::set);
    ChannelFuture written = context.writeAndFlush(last);
    done.run();
    if (!keepAlive && !refused) {
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  private static HttpResponse head(Response response, boolean keepAlive) {
    var head =
        new DefaultHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(response.status()));
    response.headers().forEach(head.headers()::set);
    if (response.stream() != null) {
      HttpUtil.setTransferEncodingChunked(head, true);
    } else if (response.trailers().isEmpty()) {
      head.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, response.body().length);
    }
    if (!keepAlive) {
      head.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }
    return head;
  }

  private record ChannelOutput(ChannelHandlerContext context) implements EventStream.Output {
    @Override
    public boolean isReady() {
      return context.channel().isActive() && context.channel().isWritable();
    }

    @Override
    public void send(String text) {
      var bytes = Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.UTF_8));
      context.writeAndFlush(new DefaultHttpContent(bytes));
    }

    @Override
    public void sendAndWait(String text) throws IOException {
      var bytes = Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.UTF_8));
      var written = context.writeAndFlush(new DefaultHttpContent(bytes)).awaitUninterruptibly();
      if (!written.isSuccess()) {
        throw new IOException("the client has gone", written.cause());
      }
    }

    @Override
    public void end() {
      context.writeAndFlush(new DefaultLastHttpContent()).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void onClose(Runnable action) {
      context.channel().closeFuture().addListener(future -> action.run());
    }
  }
}
