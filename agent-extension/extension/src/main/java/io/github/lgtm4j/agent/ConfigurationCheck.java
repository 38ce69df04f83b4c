/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent;

import io.github.lgtm4j.agent.config.AgentDefaults;
import io.github.lgtm4j.agent.startup.StartupReport;
import io.github.lgtm4j.contract.identity.IdentityResolver;
import io.github.lgtm4j.contract.identity.Problem;
import io.github.lgtm4j.contract.identity.Resolution;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * {@code java -jar lgtm4j-agent.jar --check}: what the agent would find in this environment. The
 * launcher prints {@link #toString()}. It works by interfaces of the JDK, because the launcher
 * cannot name it: it stands among the agent's classes, under another class loader.
 */
public final class ConfigurationCheck implements Callable<Boolean> {
  private String text = "";

  public ConfigurationCheck() {}

  /** True when nothing is wrong. */
  @Override
  public Boolean call() {
    // The command line is this check's own: it says nothing of the application.
    Resolution resolution =
        new IdentityResolver()
            .systemProperties(
                key -> key.equals("sun.java.command") ? null : System.getProperty(key))
            .resolve();
    List<Problem> problems =
        StartupReport.problems(
            resolution, Setup.problems(AgentDefaults.under(Collections.emptyMap())));
    StringBuilder report = new StringBuilder();
    if (!resolution.enabled()) {
      report.append("lgtm4j is off: lgtm.enabled is false\n");
    }
    report.append("This process would be\n");
    resolution
        .identity()
        .resourceAttributes()
        .forEach((name, value) -> report.append(String.format("  %-28s %s%n", name, value)));
    report.append("by these settings\n");
    resolution
        .values()
        .forEach(
            (setting, value) ->
                report.append(
                    String.format(
                        "  %-28s %s, from %s%n", setting.key(), value.text(), value.place())));
    report.append('\n').append(problems.isEmpty() ? "No problems.\n" : Problem.report(problems));
    text = report.toString();
    return problems.isEmpty();
  }

  @Override
  public String toString() {
    return text;
  }
}
