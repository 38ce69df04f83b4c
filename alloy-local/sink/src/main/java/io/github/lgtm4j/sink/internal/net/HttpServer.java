/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Listens on any number of ports with one set of threads. */
// A write or close that fails closes the channel; there is nobody else to tell.
@SuppressWarnings("FutureReturnValueIgnored")
public final class HttpServer implements AutoCloseable {
  private final ServerOptions options;
  private final EventLoopGroup loops;
  private final ExecutorService slowHandlers;
  private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
  private final InFlight inFlight;

  public HttpServer(ServerOptions options) {
    this.options = options;
    this.inFlight = new InFlight(options.maxInFlight());
    this.loops =
        new MultiThreadIoEventLoopGroup(
            2, new DefaultThreadFactory("lgtm4j-sink", true), NioIoHandler.newFactory());
    this.slowHandlers =
        Executors.newFixedThreadPool(2, new DefaultThreadFactory("lgtm4j-sink-query", true));
  }

  /**
   * Starts to listen.
   *
   * @return the address, with the real port where 0 was asked for
   */
  public InetSocketAddress listen(InetSocketAddress address, Router router) throws IOException {
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, 4096)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childHandler(
                new ConnectionInitializer(options, router, slowHandlers, inFlight, channels));
    var bound = bootstrap.bind(address).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException("cannot listen on " + address, bound.cause());
    }
    Channel channel = bound.channel();
    channels.add(channel);
    return (InetSocketAddress) channel.localAddress();
  }

  @Override
  public void close() {
    channels.close().awaitUninterruptibly(2, TimeUnit.SECONDS);
    slowHandlers.shutdownNow();
    loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
  }
}
