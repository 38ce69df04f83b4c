/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.launcher;

import io.opentelemetry.javaagent.OpenTelemetryAgent;
import java.lang.instrument.Instrumentation;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The entry of {@code lgtm4j-agent.jar}: hands over to the OpenTelemetry agent, unless the JVM runs
 * one of the JDK's own tools. As a program, it says what it is and checks the configuration.
 */
public final class LgtmAgent {
  private static final String CHECK = "io.github.lgtm4j.agent.ConfigurationCheck";

  private LgtmAgent() {}

  /** {@code -javaagent}. */
  public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
    if (!JdkTool.isRunning() && !BuildTool.isRunning()) {
      OpenTelemetryAgent.premain(arguments, instrumentation);
    }
  }

  /** Attached to a JVM that runs already. */
  public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
    OpenTelemetryAgent.agentmain(arguments, instrumentation);
  }

  /** {@code java -jar lgtm4j-agent.jar [--check]}; exit code 1 when the check finds a problem. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 0) {
      System.out.println(about());
    } else if (arguments.length == 1 && arguments[0].equals("--check")) {
      Callable<?> check = check();
      boolean fine = Boolean.TRUE.equals(check.call());
      System.out.print(check);
      System.exit(fine ? 0 : 1);
    } else {
      System.err.println("Usage: java -jar lgtm4j-agent.jar [--check]");
      System.exit(2);
    }
  }

  private static Callable<?> check() throws ReflectiveOperationException {
    Class<?> check = new AgentClasses(LgtmAgent.class.getClassLoader()).loadClass(CHECK);
    return (Callable<?>) check.getConstructor().newInstance();
  }

  private static String about() {
    Package jar = LgtmAgent.class.getPackage();
    return "lgtm4j agent "
        + jar.getImplementationVersion()
        + ", with the OpenTelemetry Java agent "
        + jar.getSpecificationVersion()
        + "\n\n  java -javaagent:lgtm4j-agent.jar -jar app.jar    runs an application with it\n"
        + "  java -jar lgtm4j-agent.jar --check               checks the settings of this environment\n\n"
        + "Bundled software and its licences: META-INF/licenses in this jar.";
  }
}
