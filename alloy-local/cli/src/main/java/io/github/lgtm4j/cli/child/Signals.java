/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.child;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/**
 * Signals of this process. The JDK has them in a class that it warns of at compilation, and there
 * is no other way to know which one came: so it is used by reflection, and where it is missing
 * signals do what they always do.
 */
public final class Signals {
  private Signals() {}

  /** Hands a signal, such as {@code INT}, to the listener instead of ending the process. */
  public static void on(String name, Consumer<String> listener) {
    try {
      Class<?> signalType = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      InvocationHandler handler =
          (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
              listener.accept(name);
            }
            return null;
          };
      Object signal = signalType.getConstructor(String.class).newInstance(name);
      signalType
          .getMethod("handle", signalType, handlerType)
          .invoke(
              null,
              signal,
              Proxy.newProxyInstance(
                  Signals.class.getClassLoader(), new Class<?>[] {handlerType}, handler));
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // This JVM has no such class, or this system no such signal.
    }
  }
}
