/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** HTTP/1.1, HTTP/2 without TLS and gRPC on one port. Not an API: it may change in any version. */
@NullMarked
package io.github.lgtm4j.sink.internal.net;

import org.jspecify.annotations.NullMarked;
