/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.logs;

import io.github.lgtm4j.contract.identity.Identity;
import io.github.lgtm4j.contract.identity.IdentityResolver;
import io.github.lgtm4j.contract.identity.SettingReader;
import io.github.lgtm4j.sdk.config.SignalSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** What the lines say of the application, and what they hide. */
record LineSettings(
    String application,
    @Nullable String environment,
    @Nullable String tenant,
    String maskKeys,
    @Nullable String maskPatterns) {

  static LineSettings of(Environment environment) {
    IdentityResolver resolver =
        new IdentityResolver()
            .configuration(environment::getProperty)
            .detectedApplication(environment.getProperty("spring.application.name"));
    Identity identity = resolver.resolve().identity();
    SettingReader reader = resolver.settings();
    return new LineSettings(
        identity.application(),
        identity.environment(),
        identity.tenant(),
        String.join(",", SignalSettings.maskKeys(reader)),
        SignalSettings.maskPatterns(reader));
  }
}
