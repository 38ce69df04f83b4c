/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

/**
 * The names of the document's fields. The order, the bounds and the rules are the same in each;
 * {@link #LGTM} is the contract, the others are for those who must keep an older index.
 */
public enum Preset {
  /** The contract: {@code timestamp}, {@code level}, {@code message}, … */
  LGTM(Schema.lgtm()),
  /** Elastic Common Schema: {@code @timestamp}, {@code log.level}, {@code trace.id}, … */
  ECS(Schema.ecs()),
  /** The names of logstash-logback-encoder: {@code @timestamp}, {@code logger_name}, … */
  LOGSTASH(Schema.logstash()),
  /** Google Cloud Logging: {@code time}, {@code severity}, … */
  GCP(Schema.gcp());

  final Schema schema;

  Preset(Schema schema) {
    this.schema = schema;
  }
}
