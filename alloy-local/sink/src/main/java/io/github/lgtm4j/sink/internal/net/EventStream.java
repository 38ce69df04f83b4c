/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.net;

import java.io.IOException;

/** The source of a response that has no end, such as server-sent events. */
@FunctionalInterface
public interface EventStream {

  /** Called once, when the head of the response has been written. */
  void open(Output output);

  /** Where the events go. Safe for use by any thread. */
  interface Output {

    /** False while the client reads too slowly; what is sent then is kept in memory, so do not. */
    boolean isReady();

    void send(String text);

    /**
     * Sends and waits until the client has taken it; not for an event loop's thread.
     *
     * @throws IOException if the client has gone
     */
    void sendAndWait(String text) throws IOException;

    /** Ends the response. */
    void end();

    void onClose(Runnable action);
  }
}
