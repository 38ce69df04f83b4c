/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.tenants;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Renders {@code tenants.alloy}: which namespaces may write to which tenant, and an exporter for
 * each tenant and signal, because no component of Alloy turns a label into a header.
 */
public final class TenantsFile {
  private static final String LEGAL = "[A-Za-z0-9!_.*'()-]{1,150}";

  private final Map<String, String> namespaces;

  private TenantsFile(Map<String, String> namespaces) {
    this.namespaces = new TreeMap<>(namespaces);
  }

  /** Whether Mimir, Loki and Tempo take a tenant of that name. */
  public static boolean isLegal(String tenant) {
    return tenant.matches(LEGAL) && !tenant.equals(".") && !tenant.equals("..");
  }

  /**
   * The file's text.
   *
   * @param namespaces tenants, each with a regular expression of the namespaces that may use it
   * @throws IllegalArgumentException if a tenant's name is none that Mimir, Loki and Tempo take
   */
  public static String of(Map<String, String> namespaces) {
    for (String tenant : namespaces.keySet()) {
      if (!isLegal(tenant)) {
        throw new IllegalArgumentException(
            "tenant \"" + tenant + "\" must be 1 to 150 letters, digits and !-_.*'()");
      }
    }
    return new TenantsFile(namespaces).text();
  }

  private String text() {
    return """
        // Which tenants there are, which namespaces may write to them, and an exporter for each, because no
        // component turns a label into a header. Generated: %s
        import.file "metrics_out" {
        	filename = file.path_join(module_path, "../exporters/metrics-" + coalesce(sys.env("LGTM_METRICS_TRANSPORT"), "classic") + ".alloy")
        }

        import.file "logs_out" {
        	filename = file.path_join(module_path, "../exporters/logs-" + coalesce(sys.env("LGTM_LOGS_TRANSPORT"), "classic") + ".alloy")
        }

        import.file "traces_out" {
        	filename = file.path_join(module_path, "../exporters/traces-" + coalesce(sys.env("LGTM_TRACES_TRANSPORT"), "durable") + ".alloy")
        }

        declare "allowed" {
        	// tenant;namespaces, as alternatives of one regular expression
        	export "namespaces" {
        		value = %s
        	}

        	// the tenants, as a regular expression
        	export "names" {
        		value = %s
        	}
        }

        %s
        %s
        %s
        declare "rules" {
        	argument "mimir" { }

        	argument "loki" { }
        %s}
        """
        .formatted(
            ("lgtm4j config tenants " + arguments()).strip(),
            quoted(allowed()),
            quoted(names()),
            signal("metrics", "receiver"),
            signal("logs", "receiver"),
            signal("traces", "input"),
            rules());
  }

  private String arguments() {
    return namespaces.entrySet().stream()
        .map(tenant -> tenant.getKey() + "=" + tenant.getValue())
        .collect(Collectors.joining(" "));
  }

  private String allowed() {
    return namespaces.isEmpty()
        ? "none;none"
        : namespaces.entrySet().stream()
            .map(tenant -> literal(tenant.getKey()) + ";(?:" + tenant.getValue() + ")")
            .collect(Collectors.joining("|"));
  }

  private String names() {
    return namespaces.isEmpty()
        ? "none"
        : namespaces.keySet().stream().map(TenantsFile::literal).collect(Collectors.joining("|"));
  }

  private String signal(String signal, String end) {
    Map<String, String> exporters = new LinkedHashMap<>();
    int number = 1;
    for (String tenant : namespaces.keySet()) {
      exporters.put(
          "tenant_" + number++,
          exporter(signal, "tenant_" + (number - 1), quoted(tenant), quoted(literal(tenant))));
    }
    return """
        declare "%s" {
        	argument "default_tenant" { }

        %s
        	// What no other exporter takes. Alloy's regular expressions cannot say "none of these", so
        	// the labels only ever hold a tenant of this file or the default.
        	%s_out.exporter "default" {
        		tenant = argument.default_tenant.value
        		only   = argument.default_tenant.value
        	}

        	export "%ss" {
        		value = [%s]
        	}
        }
        """
        .formatted(
            signal,
            String.join("\n", exporters.values()),
            signal,
            end,
            names(exporters, signal, end));
  }

  private String rules() {
    StringBuilder rules = new StringBuilder();
    int number = 1;
    for (String tenant : namespaces.keySet()) {
      rules.append(rulesOf("mimir", "metrics", "tenant_" + number, quoted(tenant)));
      rules.append(rulesOf("loki", "logs", "tenant_" + number++, quoted(tenant)));
    }
    return rules.toString();
  }

  private static String rulesOf(String product, String type, String name, String tenant) {
    return """

        	%s.rules.kubernetes "%s" {
        		address   = argument.%s.value
        		tenant_id = %s

        		rule_selector {
        			match_labels = {tenant = %s, type = "%s"}
        		}
        	}
        """
        .formatted(product, name, product, tenant, tenant, type);
  }

  private static String names(Map<String, String> exporters, String signal, String end) {
    return exporters.keySet().stream()
            .map(name -> signal + "_out.exporter." + name + "." + end + ", ")
            .collect(Collectors.joining())
        + signal
        + "_out.exporter.default."
        + end;
  }

  private static String exporter(String signal, String name, String tenant, String only) {
    return """
        	%s_out.exporter "%s" {
        		tenant = %s
        		only   = %s
        	}
        """
        .formatted(signal, name, tenant, only);
  }

  /** The name as a regular expression that matches nothing else. */
  private static String literal(String tenant) {
    return tenant.replaceAll("([.*()])", "[$1]");
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
