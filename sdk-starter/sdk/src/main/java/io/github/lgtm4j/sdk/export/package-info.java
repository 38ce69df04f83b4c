/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** How spans leave: tenant, credentials, and nothing that must stay. */
@NullMarked
package io.github.lgtm4j.sdk.export;

import org.jspecify.annotations.NullMarked;
