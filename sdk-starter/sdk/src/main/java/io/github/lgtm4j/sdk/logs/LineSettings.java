/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.logs;

import io.github.lgtm4j.log.LogFormat;
import org.jspecify.annotations.Nullable;

/**
 * What the lines say of the application, and what they hide.
 *
 * @param maskKeys with commas
 * @param maskPatterns with blanks; null for none
 * @since 0.1.0
 */
public record LineSettings(
    String application,
    @Nullable String environment,
    @Nullable String tenant,
    String maskKeys,
    @Nullable String maskPatterns) {

  /** The format of the lines. */
  LogFormat format() {
    LogFormat.Builder builder =
        LogFormat.builder()
            .application(application)
            .environment(environment)
            .tenant(tenant)
            .maskKeys(maskKeys);
    if (maskPatterns != null) {
      builder.maskPatterns(maskPatterns);
    }
    return builder.build();
  }
}
