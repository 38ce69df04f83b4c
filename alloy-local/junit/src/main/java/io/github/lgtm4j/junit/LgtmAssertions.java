/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.junit;

import io.github.lgtm4j.sink.telemetry.Telemetry;
import io.github.lgtm4j.sink.telemetry.Trace;
import java.util.List;

/** Entry point of the assertions on telemetry. */
public final class LgtmAssertions {

  private LgtmAssertions() {}

  /** Asserts on what arrives; each assertion waits for it, ten seconds unless told otherwise. */
  public static TelemetryAssert assertThat(Telemetry telemetry) {
    return new TelemetryAssert(telemetry);
  }

  /** Asserts on traces that are there already. */
  public static TracesAssert assertThat(List<Trace> traces) {
    return new TracesAssert(traces);
  }
}
