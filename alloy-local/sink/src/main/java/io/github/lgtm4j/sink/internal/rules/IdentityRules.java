/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.rules;

import io.github.lgtm4j.contract.ResourceAttributes;
import io.github.lgtm4j.sink.limits.Limits;
import io.github.lgtm4j.sink.limits.TenantLimits;
import java.util.Map;

/** What the sink Alloy asks of everything: that it names its application and its environment. */
public final class IdentityRules {
  private final Gate gate;
  private final Limits limits;

  public IdentityRules(Gate gate, Limits limits) {
    this.gate = gate;
    this.limits = limits;
  }

  /**
   * Checks labels or resource attributes.
   *
   * @return true if what carries them is dropped
   */
  public boolean drops(String tenant, String subject, Map<String, ?> identity) {
    TenantLimits.Contract contract = limits.of(tenant).contract();
    boolean dropped = false;
    for (String name : contract.required()) {
      if (!identity.containsKey(name)) {
        dropped |= note(contract, "identity-missing", tenant, subject + ' ' + name, subject, name);
      }
    }
    Object environment = identity.get(ResourceAttributes.ENVIRONMENT);
    if (environment != null && !contract.environments().contains(environment.toString())) {
      dropped |=
          note(
              contract,
              "environment-unknown",
              tenant,
              subject,
              subject,
              environment,
              contract.environments());
    }
    return dropped;
  }

  private boolean note(
      TenantLimits.Contract contract,
      String rule,
      String tenant,
      String subject,
      Object... values) {
    if (contract.drop()) {
      return gate.drop(rule, tenant, subject, values);
    }
    gate.flag(rule, tenant, subject, values);
    return false;
  }
}
