/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** What may stand in a config: names of Alloy's components and of Kubernetes' fields, as data. */
@NullMarked
package io.github.lgtm4j.cli.schema;

import org.jspecify.annotations.NullMarked;
