/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tag;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1 | db.namespace=shop db.system.name=h2database",
        "jdbc:postgresql://db:5432/orders?user=ada&password=x | db.namespace=orders"
            + " db.system.name=postgresql",
        "jdbc:mysql://a,b/orders | db.namespace=orders db.system.name=mysql",
        "jdbc:mysql:loadbalance://a,b/orders | db.namespace=orders db.system.name=mysql",
        "jdbc:sqlserver://db:1433;databaseName=orders;password=x | db.namespace=orders"
            + " db.system.name=microsoft.sql_server",
        "jdbc:oracle:thin:@//db:1521/orders | db.namespace=orders db.system.name=oracle.db",
        "nonsense | ''"
      })
  void address_ofAPool_saysProductAndName(String url, String expected) {
    assertThat(
            Database.of(url).stream()
                .map((Tag tag) -> tag.getKey() + "=" + tag.getValue())
                .collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }
}
