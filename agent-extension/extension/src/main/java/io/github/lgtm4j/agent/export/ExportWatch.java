/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.export;

import io.opentelemetry.sdk.common.CompletableResultCode;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Says once that exports fail, why and what to do, and once that they work again. How many fail is
 * {@code lgtm4j_exported_total}.
 */
final class ExportWatch {
  private static final Logger logger = Logger.getLogger(ExportWatch.class.getName());
  private static final String NOTHING = "";

  private final String what;
  private final String endpoint;

  /** Why the last export failed; nothing when it did not. */
  private final AtomicReference<String> failing = new AtomicReference<>(NOTHING);

  /**
   * @param what as a sentence begins
   */
  ExportWatch(String what, String endpoint) {
    this.what = what;
    this.endpoint = endpoint;
  }

  CompletableResultCode over(CompletableResultCode export) {
    return export.whenComplete(
        () -> {
          if (export.isSuccess()) {
            works();
          } else {
            fails(ExportFailure.of(export.getFailureThrowable()));
          }
        });
  }

  private void works() {
    if (!NOTHING.equals(failing.get()) && !NOTHING.equals(failing.getAndSet(NOTHING))) {
      logger.log(Level.INFO, "{0} reach {1} again.", new Object[] {what, endpoint});
    }
  }

  private void fails(ExportFailure failure) {
    if (!failure.kind().equals(failing.getAndSet(failure.kind()))) {
      logger.log(
          Level.WARNING,
          "{0} do not reach {1}: {2}. {3} The application is not affected, what cannot be sent is"
              + " dropped and counted in lgtm4j_exported_total; more is said when this changes.",
          new Object[] {what, endpoint, failure.found(), failure.action()});
    }
  }
}
