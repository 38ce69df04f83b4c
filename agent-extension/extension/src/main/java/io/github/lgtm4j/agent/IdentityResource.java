/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent;

import io.github.lgtm4j.agent.config.BuildInfo;
import io.github.lgtm4j.agent.config.Components;
import io.github.lgtm4j.contract.ResourceAttributes;
import io.github.lgtm4j.contract.identity.Identity;
import io.github.lgtm4j.contract.identity.IdentityResolver;
import io.github.lgtm4j.contract.identity.Resolution;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.resources.ResourceBuilder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The identity as the SDK's resource. */
public final class IdentityResource {
  /** It holds secrets as often as not, and nobody looks for a process by its arguments. */
  private static final List<String> COMMAND_LINE =
      Arrays.asList("process.command_line", "process.command_args");

  private IdentityResource() {}

  /** Who this is; what the agent's own detectors found is the application's name of last resort. */
  static Resolution resolve(Resource detected, ConfigProperties config) {
    return new IdentityResolver().detectApplication(() -> detectedName(detected, config)).resolve();
  }

  /** Identity replaces what the agent detected; facts about pod and host only fill gaps. */
  static Resource merge(Resource detected, Identity identity) {
    ResourceBuilder merged = detected.toBuilder();
    attributes(identity, name -> detected.getAttribute(AttributeKey.stringKey(name)) != null)
        .forEach(merged::put);
    merged.removeIf(key -> COMMAND_LINE.contains(key.getKey()));
    return merged.build();
  }

  /**
   * What the identity adds to a resource, or replaces there.
   *
   * @param known whether the resource has an attribute
   */
  public static Map<String, String> attributes(Identity identity, Predicate<String> known) {
    Map<String, String> attributes = new LinkedHashMap<>(identity.resourceAttributes());
    attributes.keySet().removeIf(name -> isPlace(name) && known.test(name));
    attributes.put(ResourceAttributes.TELEMETRY_DISTRO_NAME, "lgtm4j");
    attributes.put(ResourceAttributes.TELEMETRY_DISTRO_VERSION, BuildInfo.version());
    return attributes;
  }

  private static boolean isPlace(String name) {
    return name.startsWith("host.")
        || name.startsWith("container.")
        || (name.startsWith("k8s.") && !name.equals(ResourceAttributes.K8S_CLUSTER_NAME));
  }

  /**
   * The title in a jar's manifest is a heading, such as {@code Spring PetClinic}, and the agent
   * prefers it to the jar's name: we do not.
   */
  private static @Nullable String detectedName(Resource detected, ConfigProperties config) {
    Components components = new Components(config);
    String spring = components.serviceName("spring");
    if (spring != null) {
      return spring;
    }
    String name = detected.getAttribute(AttributeKey.stringKey(ResourceAttributes.SERVICE_NAME));
    return name == null
            || name.startsWith("unknown_service")
            || name.equals(components.serviceName("manifest"))
        ? null
        : name;
  }
}
