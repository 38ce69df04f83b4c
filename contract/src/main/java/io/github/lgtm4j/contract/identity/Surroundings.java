/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import io.github.lgtm4j.contract.ResourceAttributes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pod, container and host around the process, read from variables and files. Nothing here asks
 * the network: a slow name server must not delay an application.
 */
final class Surroundings {
  private static final String SERVICE_ACCOUNT_NAMESPACE =
      "var/run/secrets/kubernetes.io/serviceaccount/namespace";
  private static final String MOUNTS = "proc/self/mountinfo";
  private static final long LARGEST_FILE = 1 << 20;

  /**
   * cgroup v1: the last part of a path, with the runtime's prefix and suffix around it. Podman and
   * CRI-O, and a systemd in the container, can put the process one level below.
   */
  private static final Pattern IN_CGROUP =
      Pattern.compile("[/:-]([0-9a-f]{64})(?:\\.scope)?(?:/(?:container|init\\.scope))?$");

  /** cgroup v2 hides the path, but Podman and CRI-O mount this file from the container's folder. */
  private static final Pattern CONTAINERENV =
      Pattern.compile("/overlay-containers/([0-9a-f]{64})/userdata/\\.containerenv\\s");

  /**
   * Docker mounts the host's name and more from the container's folder. In a pod every runtime
   * mounts these from the sandbox's, which is another id: it is not taken for the container's.
   */
  private static final Pattern DOCKER_FOLDER = Pattern.compile("/containers/([0-9a-f]{64})/");

  /** The variables that a pod's downward API fills, by attribute; the first that is set counts. */
  static final Map<String, List<String>> POD_VARIABLES = podVariables();

  private final Path root;
  private final Function<String, @Nullable String> variables;

  Surroundings(Path root, Function<String, @Nullable String> variables) {
    this.root = root;
    this.variables = variables;
  }

  Map<String, Value> detect() {
    Map<String, Value> found = new LinkedHashMap<>();
    if (inKubernetes()) {
      POD_VARIABLES.forEach((attribute, names) -> addVariable(found, attribute, names));
      addFile(found, ResourceAttributes.K8S_NAMESPACE_NAME, SERVICE_ACCOUNT_NAMESPACE);
    }
    addContainerId(found);
    addVariable(found, ResourceAttributes.HOST_NAME, Arrays.asList("HOSTNAME", "COMPUTERNAME"));
    addFile(found, ResourceAttributes.HOST_NAME, "etc/hostname");
    return found;
  }

  private boolean inKubernetes() {
    return variables.apply("KUBERNETES_SERVICE_HOST") != null
        || !lines(SERVICE_ACCOUNT_NAMESPACE).isEmpty();
  }

  private void addVariable(Map<String, Value> found, String attribute, List<String> names) {
    for (String name : names) {
      add(found, attribute, variables.apply(name), name);
    }
  }

  private void addFile(Map<String, Value> found, String attribute, String file) {
    List<String> lines = lines(file);
    add(found, attribute, lines.isEmpty() ? null : lines.get(0), "/" + file);
  }

  private void addContainerId(Map<String, Value> found) {
    addMatch(found, "proc/self/cgroup", IN_CGROUP);
    addMatch(found, MOUNTS, CONTAINERENV);
    if (!inKubernetes()) {
      addMatch(found, MOUNTS, DOCKER_FOLDER);
    }
  }

  private void addMatch(Map<String, Value> found, String file, Pattern pattern) {
    for (String line : lines(file)) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.find()) {
        add(found, ResourceAttributes.CONTAINER_ID, matcher.group(1), "/" + file);
      }
    }
  }

  private static void add(
      Map<String, Value> found, String attribute, @Nullable String text, String place) {
    // Nobody wrote this down for us, so what does not fit is no problem, and the next place counts.
    if (text != null && TextRule.NAME.expected(text.trim()) == null) {
      found.putIfAbsent(attribute, new Value(text.trim(), Origin.DETECTED, place));
    }
  }

  private List<String> lines(String file) {
    try {
      Path path = root.resolve(file);
      // Files under /proc say that they have no size; anything else that large is not what we look
      // for.
      return Files.isRegularFile(path) && Files.size(path) <= LARGEST_FILE
          ? Files.readAllLines(path, StandardCharsets.ISO_8859_1)
          : Collections.<String>emptyList();
    } catch (IOException | SecurityException e) {
      return Collections.emptyList();
    }
  }

  private static Map<String, List<String>> podVariables() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    names.put(
        ResourceAttributes.K8S_NAMESPACE_NAME,
        Arrays.asList("POD_NAMESPACE", "K8S_NAMESPACE_NAME"));
    // A pod's HOSTNAME is its name, unless the pod runs on the host's network.
    names.put(
        ResourceAttributes.K8S_POD_NAME, Arrays.asList("POD_NAME", "K8S_POD_NAME", "HOSTNAME"));
    names.put(ResourceAttributes.K8S_POD_UID, Arrays.asList("POD_UID", "K8S_POD_UID"));
    names.put(
        ResourceAttributes.K8S_CONTAINER_NAME,
        Arrays.asList("CONTAINER_NAME", "K8S_CONTAINER_NAME"));
    names.put(ResourceAttributes.K8S_NODE_NAME, Arrays.asList("NODE_NAME", "K8S_NODE_NAME"));
    return names;
  }
}
