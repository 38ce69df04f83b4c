/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** YAML with the place of each value: manifests, kustomizations, compose files. */
@NullMarked
package io.github.lgtm4j.cli.manifest;

import org.jspecify.annotations.NullMarked;
