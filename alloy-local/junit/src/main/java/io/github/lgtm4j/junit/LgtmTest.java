/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Starts a local sink on free ports for the tests of a class.
 *
 * <p>Tests and lifecycle methods may take a {@link io.github.lgtm4j.sink.LocalSink} or its {@link
 * io.github.lgtm4j.sink.telemetry.Telemetry} as a parameter. The sink lives as long as the class;
 * what arrived in one test is forgotten before the next.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LgtmExtension.class)
public @interface LgtmTest {

  /** The tenants that may send; any may where none is named. */
  String[] tenants() default {};
}
