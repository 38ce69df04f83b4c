/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk;

import io.github.lgtm4j.sdk.logs.TraceIds;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * An application starts lgtm4j before it uses OpenTelemetry. These tests share a JVM, so that must
 * not depend on which of them runs first.
 */
public final class ContextIsUsedByLgtmFirst implements LauncherSessionListener {
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    TraceIds ids = TraceIds.inMdc();
    if (ids != null) {
      ids.close();
    }
  }
}
