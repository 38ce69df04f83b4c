/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.samples.plain;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.lgtm4j.sdk.HikariPools;
import io.github.lgtm4j.sdk.Lgtm;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Users in a database in memory, behind a pool whose connections are counted. */
final class Users {
  private final HikariDataSource dataSource;

  private Users(HikariDataSource dataSource) {
    this.dataSource = dataSource;
  }

  static Users inMemory(Lgtm lgtm) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1");
    config.setPoolName("orders");
    HikariPools.measure(config, lgtm);
    Users users = new Users(new HikariDataSource(config));
    try {
      users.fill();
    } catch (SQLException e) {
      throw new IllegalStateException("The embedded database did not start", e);
    }
    return users;
  }

  List<String> names() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT name FROM users ORDER BY id")) {
      List<String> names = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      return names;
    }
  }

  private void fill() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(64))");
      statement.execute("INSERT INTO users VALUES (1, 'Ada'), (2, 'Grace'), (3, 'Barbara')");
    }
  }
}
