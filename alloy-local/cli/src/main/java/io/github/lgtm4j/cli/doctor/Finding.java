/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.doctor;

/**
 * What is wrong, or noteworthy.
 *
 * @param fault the name of the fault, for scripts
 * @param severe whether telemetry is missing or wrong because of it
 * @param found what there is
 * @param advice what to do
 */
record Finding(String fault, boolean severe, String found, String advice) {

  static Finding fault(String name, String found, String advice) {
    return new Finding(name, true, found, advice);
  }

  static Finding hint(String name, String found, String advice) {
    return new Finding(name, false, found, advice);
  }
}
