/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import io.github.lgtm4j.contract.ResourceAttributes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who sends telemetry. Immutable and free of anything that could not be sent: a value that breaks
 * its rule is not in here.
 *
 * @since 0.1.0
 */
public final class Identity {
  private final Map<String, String> attributes;

  Identity(Map<String, String> attributes) {
    this.attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** The identity of this process by its own settings and surroundings. Never throws. */
  public static Identity detect() {
    return new IdentityResolver().resolve().identity();
  }

  /** The application; always there. */
  public String application() {
    String application = attribute(ResourceAttributes.APPLICATION);
    return application == null ? IdentityResolver.UNKNOWN_APPLICATION : application;
  }

  /** The service name: the application unless it was given one of its own; always there. */
  public String serviceName() {
    String serviceName = attribute(ResourceAttributes.SERVICE_NAME);
    return serviceName == null ? application() : serviceName;
  }

  /** The environment, such as {@code prod}; null when nobody said. */
  public @Nullable String environment() {
    return attribute(ResourceAttributes.ENVIRONMENT);
  }

  /** The tenant, to be sent as {@code X-Scope-OrgID}; null when nobody said. */
  public @Nullable String tenant() {
    return attribute(ResourceAttributes.TENANT);
  }

  /** The cluster; null when nobody said. */
  public @Nullable String cluster() {
    return attribute(ResourceAttributes.CLUSTER);
  }

  /** The value of a resource attribute of {@link ResourceAttributes}; null when it is not known. */
  public @Nullable String attribute(String name) {
    return attributes.get(name);
  }

  /** All of it as resource attributes, in the contract's order. */
  public Map<String, String> resourceAttributes() {
    return attributes;
  }

  @Override
  public String toString() {
    return attributes.toString();
  }
}
