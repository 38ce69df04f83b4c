/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** What goes with everything that is sent by OTLP: the tenant, who sends, and credentials. */
@NullMarked
package io.github.lgtm4j.agent.export;

import org.jspecify.annotations.NullMarked;
