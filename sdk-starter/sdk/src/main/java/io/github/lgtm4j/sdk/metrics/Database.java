/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.metrics;

import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Product and name of a database by the address that its pool has. What an address does not say is
 * left out; never a user, a password or a parameter.
 */
final class Database {
  private static final Pattern PRODUCT = Pattern.compile("jdbc:([a-z0-9]+):.*");
  private static final Pattern NAME_AFTER_HOST = Pattern.compile("[^/]*//[^/;?]*/([\\w.$-]+).*");
  private static final Pattern NAME_IN_MEMORY =
      Pattern.compile("jdbc:(?:h2|hsqldb|derby):mem(?:ory)?:([\\w.$-]+).*");
  private static final Pattern NAME_AS_PARAMETER =
      Pattern.compile(".*;database(?:Name)?=([\\w.$-]+).*", Pattern.CASE_INSENSITIVE);

  /** OpenTelemetry's names, where they are not those of the address. */
  private static final Map<String, String> PRODUCTS =
      Map.of(
          "h2", "h2database",
          "sqlserver", "microsoft.sql_server",
          "oracle", "oracle.db",
          "db2", "ibm.db2",
          "as400", "ibm.db2",
          "sap", "sap.hana");

  private Database() {}

  static Tags of(@Nullable String jdbcUrl) {
    if (jdbcUrl == null) {
      return Tags.empty();
    }
    Tags tags = Tags.empty();
    Matcher product = PRODUCT.matcher(jdbcUrl.toLowerCase(Locale.ROOT));
    if (product.matches()) {
      String name = product.group(1);
      tags = tags.and("db.system.name", PRODUCTS.getOrDefault(name, name));
    }
    for (Pattern pattern : new Pattern[] {NAME_IN_MEMORY, NAME_AS_PARAMETER, NAME_AFTER_HOST}) {
      Matcher name = pattern.matcher(jdbcUrl);
      if (name.matches()) {
        return tags.and("db.namespace", name.group(1));
      }
    }
    return tags;
  }
}
