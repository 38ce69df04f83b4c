/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

/**
 * A value with the place it came from. Immutable.
 *
 * @since 0.1.0
 */
public final class Value {
  private final String text;
  private final Origin origin;
  private final String place;

  Value(String text, Origin origin, String place) {
    this.text = text;
    this.origin = origin;
    this.place = place;
  }

  /** The value. */
  public String text() {
    return text;
  }

  /** What kind of place it came from. */
  public Origin origin() {
    return origin;
  }

  /** The place as a person would name it, such as {@code LGTM_ENVIRONMENT}. */
  public String place() {
    return place;
  }

  Value withText(String newText) {
    return new Value(newText, origin, place);
  }

  @Override
  public String toString() {
    return text + " (" + place + ")";
  }
}
