/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.connection;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a question.
 *
 * @param text as they stand in the address; empty, or with the question mark
 */
public record Query(String text) {

  public static Query none() {
    return new Query("");
  }

  public static Query of(String name, String value) {
    return none().and(name, value);
  }

  /** With one more; a value of null adds none. */
  public Query and(String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    String encoded = URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
    return new Query(text + (text.isEmpty() ? '?' : '&') + name + '=' + encoded);
  }
}
