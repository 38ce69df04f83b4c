/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.traffic;

import java.net.URI;

/**
 * Something to ask for.
 *
 * @param application whose it is
 * @param address where it is
 */
public record Page(String application, URI address) {}
