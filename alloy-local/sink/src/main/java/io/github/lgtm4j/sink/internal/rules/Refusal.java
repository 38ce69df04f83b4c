/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.rules;

/**
 * What a product answers to what it does not take.
 *
 * @param status the HTTP status; 200 if it drops without a word
 * @param text the text of the answer
 */
public record Refusal(int status, String text) {}
