/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/** What may stand between the braces of a block. */
public final class AlloyBody {
  private final JsonNode data;
  private final AlloySchema schema;

  AlloyBody(JsonNode data, AlloySchema schema) {
    this.data = data;
    this.schema = schema;
  }

  /** Whether it takes names that are not listed here. */
  public boolean isOpen() {
    return data.path("open").asBoolean();
  }

  /** The names of its attributes. */
  public Set<String> attributes() {
    return AlloySchema.names(data.path("attributes"));
  }

  /** The names of its blocks. */
  public Set<String> blocks() {
    return AlloySchema.names(data.path("blocks"));
  }

  /** What an attribute takes: string, number, bool, duration, secret, list, map or any. */
  public Optional<String> typeOf(String attribute) {
    String written = data.path("attributes").path(attribute).asText();
    return written.isEmpty() ? Optional.empty() : Optional.of(written.replace("!", ""));
  }

  /** Whether the attribute or block must be there. */
  public boolean requires(String name) {
    return data.path("attributes").path(name).asText().endsWith("!")
        || data.path("blocks").path(name).asText().contains("!");
  }

  /** Whether the block may come more than once. */
  public boolean isRepeatable(String block) {
    return data.path("blocks").path(block).asText().contains("*");
  }

  /** Whether the block has a label. */
  public boolean isLabelled(String block) {
    return data.path("blocks").path(block).asText().contains("@");
  }

  /** What may stand in a block of it. */
  public Optional<AlloyBody> block(String name) {
    String written = data.path("blocks").path(name).asText();
    return written.isEmpty()
        ? Optional.empty()
        : Optional.of(schema.bodyOf(written.replaceAll("[!*@]+$", "")));
  }
}
