/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.badfixture;

/** Something that nothing else may use. */
public class Command {}
