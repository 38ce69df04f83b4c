/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.config;

import io.github.lgtm4j.contract.Setting;
import io.github.lgtm4j.sdk.config.Place;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** See {@link ConditionalOnLgtm}. */
final class OnLgtmCondition extends SpringBootCondition {
  @Override
  public ConditionOutcome getMatchOutcome(
      ConditionContext context, AnnotatedTypeMetadata metadata) {
    Environment environment = context.getEnvironment();
    ConditionMessage.Builder message = ConditionMessage.forCondition(ConditionalOnLgtm.class);
    if (!LgtmConfiguration.isOn(environment)) {
      return ConditionOutcome.noMatch(message.because("lgtm.enabled is false"));
    }
    if (Place.hasAgent()) {
      return ConditionOutcome.noMatch(message.because("the OpenTelemetry agent is here"));
    }
    Map<String, Object> wanted =
        metadata.getAnnotationAttributes(ConditionalOnLgtm.class.getName());
    boolean contractMetrics = wanted != null && Boolean.TRUE.equals(wanted.get("contractMetrics"));
    if (contractMetrics && keepsMicrometersNames(environment)) {
      return ConditionOutcome.noMatch(message.because("lgtm.metrics.contract is micrometer"));
    }
    return ConditionOutcome.match(message.because("lgtm4j is on"));
  }

  static boolean keepsMicrometersNames(Environment environment) {
    return "micrometer".equalsIgnoreCase(environment.getProperty(Setting.METRICS_CONTRACT.key()));
  }
}
