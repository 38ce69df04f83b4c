/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

/**
 * Where a value came from, highest precedence first.
 *
 * @since 0.1.0
 */
public enum Origin {
  /** Given in code. */
  API,
  /** A system property {@code lgtm.*}. */
  SYSTEM_PROPERTY,
  /** An environment variable {@code LGTM_*}. */
  ENVIRONMENT_VARIABLE,
  /** The application's own configuration, such as Spring's. */
  CONFIGURATION,
  /** {@code OTEL_SERVICE_NAME} or {@code otel.service.name}. */
  OTEL_SERVICE_NAME,
  /** {@code OTEL_RESOURCE_ATTRIBUTES} or {@code otel.resource.attributes}. */
  OTEL_RESOURCE_ATTRIBUTES,
  /** Found in the process, its container or its pod. */
  DETECTED,
  /** Follows from another value, or holds when nobody says anything. */
  DEFAULT
}
