/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.transfer;

import com.google.protobuf.Message;

/**
 * An export request made from the store.
 *
 * @param tenant whose it is
 * @param path the path of OTLP over HTTP that takes it
 * @param request the request
 */
public record OtlpBatch(String tenant, String path, Message request) {}
