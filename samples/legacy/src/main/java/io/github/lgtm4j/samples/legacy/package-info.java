/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** An application as it stands in many places: nothing in here knows of telemetry. */
package io.github.lgtm4j.samples.legacy;
