/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import io.github.lgtm4j.contract.identity.Identity;

/** Fills in who this process is, where the settings do not say. */
final class DetectedIdentity {
  private DetectedIdentity() {}

  /** With all three given, the contract's classes are not even loaded. */
  static void complete(LogFormat.Builder settings) {
    if (settings.application != null && settings.environment != null && settings.tenant != null) {
      return;
    }
    Identity identity = Identity.detect();
    if (settings.application == null) {
      settings.application = identity.application();
    }
    if (settings.environment == null) {
      settings.environment = identity.environment();
    }
    if (settings.tenant == null) {
      settings.tenant = identity.tenant();
    }
  }
}
