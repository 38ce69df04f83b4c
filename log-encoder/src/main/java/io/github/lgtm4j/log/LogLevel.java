/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

/** The five levels of the contract, least severe first. */
public enum LogLevel {
  /** Finer than debug. */
  TRACE,
  /** For a developer. */
  DEBUG,
  /** The normal course of things. */
  INFO,
  /** Something to look at. */
  WARN,
  /** Something failed. */
  ERROR
}
