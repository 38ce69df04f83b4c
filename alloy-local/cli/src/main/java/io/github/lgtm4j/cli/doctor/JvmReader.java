/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.doctor;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import io.github.lgtm4j.cli.ExitCode;
import io.github.lgtm4j.cli.failure.CommandFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Reads a JVM by the JDK's attach interface, as jcmd does: nothing is loaded into it. Its
 * environment is in {@code /proc}, where there is such a thing.
 */
final class JvmReader {
  private JvmReader() {}

  static Jvm read(long pid) {
    if (ProcessHandle.of(pid).isEmpty()) {
      throw new CommandFailure(
          ExitCode.FAILED, "There is no process " + pid + ". The JVMs there are: lgtm4j doctor");
    }
    try {
      VirtualMachine vm = VirtualMachine.attach(String.valueOf(pid));
      try {
        Properties agent = vm.getAgentProperties();
        return new Jvm(
            pid,
            agent.getProperty("sun.java.command", ""),
            options(agent.getProperty("sun.jvm.args", "")),
            text(vm.getSystemProperties()),
            environment(pid));
      } finally {
        vm.detach();
      }
    } catch (AttachNotSupportedException | IOException e) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "Process "
              + pid
              + " cannot be read: "
              + e.getMessage()
              + ". It must be a JVM of the same user, and in the same container.",
          e);
    } catch (NoClassDefFoundError e) {
      throw new CommandFailure(ExitCode.FAILED, "This needs a JDK: here is only a JRE.", e);
    }
  }

  /** The JVMs of this user: process and command. */
  static Map<Long, String> all() {
    Map<Long, String> jvms = new HashMap<>();
    for (VirtualMachineDescriptor jvm : VirtualMachine.list()) {
      jvms.put(Long.valueOf(jvm.id()), jvm.displayName());
    }
    jvms.remove(ProcessHandle.current().pid());
    return jvms;
  }

  private static List<String> options(String joined) {
    List<String> options = new ArrayList<>();
    for (String option : joined.split(" (?=-)", -1)) {
      if (!option.isBlank()) {
        options.add(option.strip());
      }
    }
    return options;
  }

  private static Map<String, String> text(Properties properties) {
    Map<String, String> text = new HashMap<>();
    properties.stringPropertyNames().forEach(name -> text.put(name, properties.getProperty(name)));
    return text;
  }

  private static Map<String, String> environment(long pid) {
    Map<String, String> environment = new HashMap<>();
    try {
      byte[] bytes = Files.readAllBytes(Path.of("/proc/" + pid + "/environ"));
      for (String variable : new String(bytes, StandardCharsets.UTF_8).split("\0", -1)) {
        int equals = variable.indexOf('=');
        if (equals > 0) {
          environment.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
      }
    } catch (IOException e) {
      // No such folder on this system: settings in variables stay unseen, and the report says so.
    }
    return environment;
  }
}
