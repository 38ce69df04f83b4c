/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import io.github.lgtm4j.contract.Setting;
import org.jspecify.annotations.Nullable;

/**
 * What Mimir, Loki and Tempo accept as one tenant: up to 150 bytes of letters, digits and {@code
 * !-_.*'()}, but not {@code .} or {@code ..}, which would be folders, nor Mimir's own name. A
 * {@code |} joins tenants in a query; data is written to one.
 */
final class TenantRule implements Rule {
  private static final int MAX_BYTES = 150;
  private static final String SPECIAL = "!-_.*'()";

  @Override
  public @Nullable String expected(String tenant) {
    if (tenant.indexOf('|') >= 0) {
      return "one tenant: data cannot be written to several joined by |";
    }
    if (tenant.equals(".") || tenant.equals("..") || tenant.equals("__mimir_cluster")) {
      return "a name that is not \".\", \"..\" or \"__mimir_cluster\"";
    }
    for (int i = 0; i < tenant.length(); i++) {
      if (!isAllowed(tenant.charAt(i))) {
        return "only letters, digits and " + SPECIAL;
      }
    }
    // Only ASCII is left here, so characters are bytes.
    return tenant.length() > MAX_BYTES ? "at most " + MAX_BYTES + " bytes" : null;
  }

  /** The tenant can be wrong without anybody having set it: it follows the environment. */
  @Override
  public String action(Setting setting) {
    return "Give the tenant a name of its own: " + setting.variable() + "=NAME";
  }

  private static boolean isAllowed(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || SPECIAL.indexOf(c) >= 0;
  }
}
