/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/**
 * Holds when lgtm4j is on and no OpenTelemetry agent does its work.
 *
 * @since 0.1.0
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnLgtmCondition.class)
public @interface ConditionalOnLgtm {

  /** Whether it also has to be the contract's metrics that are wanted, not Micrometer's own. */
  boolean contractMetrics() default false;
}
