/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.intake;

import io.github.lgtm4j.sink.internal.rules.Rules;
import io.github.lgtm4j.sink.internal.store.Store;

/**
 * Where what arrives goes.
 *
 * @param store keeps it
 * @param rules judge it
 * @param live hands it to those who follow
 */
public record Intake(Store store, Rules rules, LiveLines live) {}
