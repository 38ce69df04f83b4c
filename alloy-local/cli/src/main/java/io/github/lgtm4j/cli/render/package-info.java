/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** {@code config render}: the configs of each cluster, from {@code lgtm4j.yaml}. */
@NullMarked
package io.github.lgtm4j.cli.render;

import org.jspecify.annotations.NullMarked;
