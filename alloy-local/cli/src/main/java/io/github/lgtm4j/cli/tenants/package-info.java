/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The one file of a config that is generated. */
@NullMarked
package io.github.lgtm4j.cli.tenants;

import org.jspecify.annotations.NullMarked;
