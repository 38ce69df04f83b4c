/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.config;

import io.github.lgtm4j.contract.ResourceAttributes;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.incubator.config.DeclarativeConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.internal.ComponentProvider;
import io.opentelemetry.sdk.resources.Resource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration file can name: the agent's components and ours. They differ from version to
 * version.
 */
public final class Components {
  private final Map<String, ComponentProvider> byTypeAndName = new HashMap<>();

  public Components(ConfigProperties config) {
    for (ComponentProvider provider : config.getComponentLoader().load(ComponentProvider.class)) {
      byTypeAndName.put(key(provider.getType(), provider.getName()), provider);
    }
  }

  public boolean has(Class<?> type, String name) {
    return find(type, name) != null;
  }

  /** The name that one of the agent's detectors has for the application; null when none. */
  public @Nullable String serviceName(String detector) {
    ComponentProvider found = find(Resource.class, detector);
    try {
      return found == null
          ? null
          : ((Resource) found.create(DeclarativeConfigProperties.empty()))
              .getAttribute(AttributeKey.stringKey(ResourceAttributes.SERVICE_NAME));
    } catch (RuntimeException e) {
      return null;
    }
  }

  private @Nullable ComponentProvider find(Class<?> type, String name) {
    return byTypeAndName.get(key(type, name));
  }

  private static String key(Class<?> type, String name) {
    return type.getName() + " " + name;
  }
}
