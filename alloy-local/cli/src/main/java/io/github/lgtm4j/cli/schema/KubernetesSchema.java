/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of the Kubernetes objects that our manifests are made of, as fabric8's model has them.
 */
public final class KubernetesSchema {
  private static final KubernetesSchema BUNDLED =
      new KubernetesSchema(Data.read("kubernetes.json"));

  private final JsonNode data;

  private KubernetesSchema(JsonNode data) {
    this.data = data;
  }

  /** That of the version of fabric8's model that the data names. */
  public static KubernetesSchema bundled() {
    return BUNDLED;
  }

  /** The type of an object; nothing if it is of no kind that is known here. */
  public Optional<String> typeOf(String apiVersion, String kind) {
    String type = data.path("kinds").path(apiVersion + "/" + kind).asText();
    return type.isEmpty() ? Optional.empty() : Optional.of(type);
  }

  /** The API versions in which a kind is known. */
  public Set<String> kinds() {
    return AlloySchema.names(data.path("kinds"));
  }

  /** The fields of a type. */
  public Set<String> fields(String type) {
    return AlloySchema.names(data.path("types").path(type));
  }

  /**
   * What a field takes: a type of this schema, or string, integer, number, boolean, quantity,
   * integer-or-string, any, each perhaps behind {@code list:} or {@code map:}.
   */
  public String fieldType(String type, String field) {
    return data.path("types").path(type).path(field).asText();
  }
}
