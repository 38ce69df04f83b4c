/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.otlp;

import io.github.lgtm4j.sink.internal.net.FailedRequest;

/** Takes the export requests of one signal. */
public interface OtlpReceiver {

  /**
   * Checks and stores what a request holds.
   *
   * @param request the protobuf bytes of the signal's export request
   * @throws FailedRequest if nothing of it can be accepted
   */
  Outcome receive(String tenant, byte[] request);

  /** What the JSON of a partial success calls the number of rejected items. */
  String rejectedField();

  /**
   * What was not accepted of a request that was accepted.
   *
   * @param rejected how many spans, log records or data points
   * @param message why; empty if all were accepted
   */
  record Outcome(long rejected, String message) {
    static final Outcome ACCEPTED = new Outcome(0, "");
  }
}
