/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent;

import io.github.lgtm4j.agent.config.BuildInfo;
import io.github.lgtm4j.contract.ResourceAttributes;
import io.github.lgtm4j.contract.identity.Identity;
import io.github.lgtm4j.contract.identity.IdentityResolver;
import io.github.lgtm4j.contract.identity.Resolution;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.resources.ResourceBuilder;
import org.jspecify.annotations.Nullable;

/** The identity as the SDK's resource. */
final class IdentityResource {
  private IdentityResource() {}

  /** Who this is; what the agent's own detectors found is the application's name of last resort. */
  static Resolution resolve(Resource detected) {
    return new IdentityResolver().detectedApplication(detectedName(detected)).resolve();
  }

  /** Identity replaces what the agent detected; facts about pod and host only fill gaps. */
  static Resource merge(Resource detected, Identity identity) {
    ResourceBuilder merged = detected.toBuilder();
    identity
        .resourceAttributes()
        .forEach(
            (name, value) -> {
              if (!isPlace(name) || detected.getAttribute(AttributeKey.stringKey(name)) == null) {
                merged.put(name, value);
              }
            });
    merged.put(ResourceAttributes.TELEMETRY_DISTRO_NAME, "lgtm4j");
    merged.put(ResourceAttributes.TELEMETRY_DISTRO_VERSION, BuildInfo.version());
    return merged.build();
  }

  private static boolean isPlace(String name) {
    return name.startsWith("host.")
        || name.startsWith("container.")
        || (name.startsWith("k8s.") && !name.equals(ResourceAttributes.K8S_CLUSTER_NAME));
  }

  private static @Nullable String detectedName(Resource detected) {
    String name = detected.getAttribute(AttributeKey.stringKey(ResourceAttributes.SERVICE_NAME));
    return name == null || name.startsWith("unknown_service") ? null : name;
  }
}
