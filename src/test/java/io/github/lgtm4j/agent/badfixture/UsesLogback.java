/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.badfixture;

import ch.qos.logback.core.OutputStreamAppender;

/** Touches a logging library outside the package for it. */
public class UsesLogback {
  OutputStreamAppender<?> appender = new OutputStreamAppender<>();
}
