/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.net;

/** Finds the handler of a request from its first line. */
@FunctionalInterface
public interface Router {

  Handler find(String method, String path);
}
