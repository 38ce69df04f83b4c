/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.dashboards;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Which data source is asked. The uid of a tenant's begins with the variable, {@code
 * ${tenant}-metrics}: Grafana fills in what begins so, and the dashboard follows the tenant.
 */
final class DataSourceRef {
  private static final String STACK = "stack-";
  private static final String ALL = "all-";

  private final String signal;
  private final String uid;

  DataSourceRef(@Nullable String from, Tenants tenants) {
    String name = from == null ? "" : from;
    this.signal = name.substring(name.indexOf('-') + 1);
    if (name.startsWith(ALL)) {
      this.uid = name;
    } else if (name.startsWith(STACK)) {
      this.uid = tenants.stack() + "-" + signal;
    } else {
      this.uid = "${tenant}-" + signal;
    }
  }

  /** metrics, logs or traces. */
  String signal() {
    return signal;
  }

  String type() {
    return switch (signal) {
      case "metrics" -> "prometheus";
      case "logs" -> "loki";
      case "traces" -> "tempo";
      default -> throw new IllegalArgumentException("from must be metrics, logs or traces");
    };
  }

  ObjectNode json() {
    return JsonNodeFactory.instance.objectNode().put("type", type()).put("uid", uid);
  }
}
