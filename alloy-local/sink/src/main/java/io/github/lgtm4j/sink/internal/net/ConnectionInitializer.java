/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerExpectContinueHandler;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Builds the pipeline of a connection once its first bytes have told which protocol it speaks. */
// A write or close that fails closes the channel; there is nobody else to tell.
@SuppressWarnings("FutureReturnValueIgnored")
final class ConnectionInitializer extends ChannelInitializer<SocketChannel> {
  private static final int WINDOW = 1 << 20;
  private static final int MAX_STREAMS = 256;
  private static final int MAX_HEADER_LIST = 32 << 10;

  private final ServerOptions options;
  private final Router router;
  private final ExecutorService slowHandlers;
  private final InFlight inFlight;
  private final ChannelGroup channels;

  ConnectionInitializer(
      ServerOptions options,
      Router router,
      ExecutorService slowHandlers,
      InFlight inFlight,
      ChannelGroup channels) {
    this.options = options;
    this.router = router;
    this.slowHandlers = slowHandlers;
    this.inFlight = inFlight;
    this.channels = channels;
  }

  @Override
  protected void initChannel(SocketChannel channel) {
    channels.add(channel);
    channel
        .pipeline()
        .addLast(new Deadline(options.requestTimeout(), options.idleTimeout()))
        .addLast(new ProtocolDetector(this::speakHttp1, this::speakHttp2));
  }

  private void speakHttp1(ChannelPipeline pipeline) {
    pipeline
        .addLast(new HttpServerCodec(8 << 10, MAX_HEADER_LIST, 64 << 10))
        .addLast(new HttpServerExpectContinueHandler())
        .addLast(new Exchange(options, router, slowHandlers, inFlight));
  }

  private void speakHttp2(ChannelPipeline pipeline) {
    // Streams have deadlines of their own; the connection is only watched for silence.
    pipeline.remove(Deadline.class);
    pipeline
        .addLast(
            new IdleStateHandler(0, 0, options.idleTimeout().toMillis(), TimeUnit.MILLISECONDS))
        .addLast(
            Http2FrameCodecBuilder.forServer()
                .initialSettings(
                    Http2Settings.defaultSettings()
                        .initialWindowSize(WINDOW)
                        .maxConcurrentStreams(MAX_STREAMS)
                        .maxHeaderListSize(MAX_HEADER_LIST))
                .build())
        .addLast(new Http2MultiplexHandler(new StreamInitializer()))
        .addLast(new CloseWhenIdle());
  }

  private final class StreamInitializer extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel stream) {
      stream
          .pipeline()
          .addLast(new Deadline(options.requestTimeout(), options.idleTimeout()))
          .addLast(new Http2StreamFrameToHttpObjectCodec(true))
          .addLast(new Exchange(options, router, slowHandlers, inFlight));
    }
  }

  private static final class CloseWhenIdle extends ChannelInboundHandlerAdapter {
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
      if (event instanceof IdleStateEvent || event instanceof ChannelInputShutdownEvent) {
        context.close();
      } else {
        super.userEventTriggered(context, event);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }
}
