/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.logback;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import io.github.lgtm4j.log.DetachedThrowable;
import org.jspecify.annotations.Nullable;

/** Throwables of events that came from another JVM or were serialised on the way. */
final class DetachedProxies {
  private static final int MAX_DEPTH = 64;

  private DetachedProxies() {}

  static Throwable throwable(IThrowableProxy proxy) {
    return throwable(proxy, 0);
  }

  private static Throwable throwable(IThrowableProxy proxy, int depth) {
    Throwable throwable = new DetachedThrowable(proxy.getClassName(), proxy.getMessage());
    throwable.setStackTrace(frames(proxy.getStackTraceElementProxyArray()));
    if (depth < MAX_DEPTH) {
      IThrowableProxy cause = proxy.getCause();
      if (cause != null && cause != proxy) {
        throwable.initCause(throwable(cause, depth + 1));
      }
      IThrowableProxy[] suppressed = proxy.getSuppressed();
      for (int i = 0; suppressed != null && i < suppressed.length; i++) {
        throwable.addSuppressed(throwable(suppressed[i], depth + 1));
      }
    }
    return throwable;
  }

  private static StackTraceElement[] frames(StackTraceElementProxy @Nullable [] proxies) {
    if (proxies == null) {
      return new StackTraceElement[0];
    }
    StackTraceElement[] frames = new StackTraceElement[proxies.length];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = proxies[i].getStackTraceElement();
    }
    return frames;
  }
}
