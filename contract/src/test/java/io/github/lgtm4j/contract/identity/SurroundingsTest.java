/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SurroundingsTest {
  private static final String ID = "0123456789abcdef".repeat(4);
  private static final String SANDBOX = "fedcba9876543210".repeat(4);
  private static final String NAMESPACE = "var/run/secrets/kubernetes.io/serviceaccount/namespace";

  @TempDir Path root;

  @Test
  void pod_withItsOwnVariables_isKnown() {
    Told told =
        inPod()
            .variable("POD_NAMESPACE", "shop")
            .variable("POD_NAME", "shop-1")
            .variable("POD_UID", "275ecb36")
            .variable("CONTAINER_NAME", "app")
            .variable("NODE_NAME", "node-3");

    assertThat(told.identity().resourceAttributes())
        .containsEntry("k8s.namespace.name", "shop")
        .containsEntry("k8s.pod.name", "shop-1")
        .containsEntry("k8s.pod.uid", "275ecb36")
        .containsEntry("k8s.container.name", "app")
        .containsEntry("k8s.node.name", "node-3");
  }

  @Test
  void pod_withTwoSpellings_isTakenFromTheFirst() {
    Told told = inPod().variable("HOSTNAME", "h").variable("K8S_POD_NAME", "k");

    assertThat(told.identity().attribute("k8s.pod.name")).isEqualTo("k");
    assertThat(told.variable("POD_NAME", "p").identity().attribute("k8s.pod.name")).isEqualTo("p");
  }

  @Test
  void pod_withNothingButItsHostName_isKnownByThat() {
    assertThat(inPod().variable("HOSTNAME", "shop-1").identity().resourceAttributes())
        .containsEntry("k8s.pod.name", "shop-1")
        .containsEntry("host.name", "shop-1");
  }

  @Test
  void namespace_ofTheServiceAccount_isReadFromItsFile() throws IOException {
    write(NAMESPACE, "shop\n");

    assertThat(new Told().root(root).identity().attribute("k8s.namespace.name")).isEqualTo("shop");
    assertThat(
            inPod().variable("POD_NAMESPACE", "other").identity().attribute("k8s.namespace.name"))
        .isEqualTo("other");
  }

  @Test
  void podVariables_outsideKubernetes_areSomethingElse() {
    assertThat(
            new Told()
                .root(root)
                .variable("NODE_NAME", "x")
                .variable("POD_NAME", "y")
                .identity()
                .resourceAttributes())
        .doesNotContainKeys("k8s.node.name", "k8s.pod.name");
  }

  static Stream<Arguments> cgroups() {
    return Stream.of(
        Arguments.argumentSet("docker, v1", "12:memory:/docker/" + ID),
        Arguments.argumentSet(
            "docker with systemd, v1", "3:cpu:/system.slice/docker-" + ID + ".scope"),
        Arguments.argumentSet(
            "docker in docker, v1", "4:pids:/docker/" + SANDBOX + "/docker/" + ID),
        Arguments.argumentSet("podman, v1", "2:pids:/machine.slice/libpod-" + ID + ".scope"),
        Arguments.argumentSet(
            "podman, v2 with the host's namespace",
            "0::/machine.slice/libpod-" + ID + ".scope/container"),
        Arguments.argumentSet(
            "kubelet with cgroupfs, v1", "9:cpuset:/kubepods/besteffort/pod275ecb36/" + ID),
        Arguments.argumentSet(
            "containerd with systemd, v1",
            "9:cpuset:/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod275ecb36.slice"
                + "/cri-containerd-"
                + ID
                + ".scope"),
        Arguments.argumentSet(
            "containerd under its service, v1",
            "1:name=systemd:/system.slice/containerd.service/kubepods-burstable-pod275ecb36.slice"
                + ":cri-containerd:"
                + ID),
        Arguments.argumentSet(
            "cri-o, v1", "8:pids:/kubepods.slice/kubepods-pod275ecb36.slice/crio-" + ID + ".scope"),
        Arguments.argumentSet(
            "cri-o, v2 with the host's namespace",
            "0::/kubepods.slice/kubepods-pod275ecb36.slice/crio-" + ID + ".scope/container"),
        Arguments.argumentSet("systemd in docker, v1", "1:cpu:/docker/" + ID + "/init.scope"));
  }

  @ParameterizedTest
  @MethodSource("cgroups")
  void containerId_inACgroup_isFound(String line) throws IOException {
    write("proc/self/cgroup", "13:rdma:/\n" + line + "\n");

    assertThat(containerId(new Told())).isEqualTo(ID);
  }

  @Test
  void containerId_inDockersMounts_isFound() throws IOException {
    write("proc/self/cgroup", "0::/\n");
    write(
        "proc/self/mountinfo",
        "649 648 0:62 / /proc rw - proc proc rw\n"
            + mount("/var/lib/docker/containers/" + ID + "/hostname", "/etc/hostname"));

    assertThat(containerId(new Told())).isEqualTo(ID);
  }

  @Test
  void containerId_inPodmansMounts_isFound() throws IOException {
    String folder = "/containers/storage/overlay-containers/";
    write("proc/self/cgroup", "0::/\n");
    write(
        "proc/self/mountinfo",
        mount(folder + ID + "/userdata/hostname", "/etc/hostname")
            + mount(folder + ID + "/userdata/.containerenv", "/run/.containerenv"));

    assertThat(containerId(new Told())).isEqualTo(ID);
  }

  /** In a pod the host's name comes from the sandbox, with CRI-O as with Podman's pods. */
  @Test
  void containerId_inCrioMounts_isNotTheSandboxs() throws IOException {
    String folder = "/containers/storage/overlay-containers/";
    write("proc/self/cgroup", "0::/\n");
    write(
        "proc/self/mountinfo",
        mount(folder + SANDBOX + "/userdata/hostname", "/etc/hostname")
            + mount(folder + ID + "/userdata/.containerenv", "/run/.containerenv"));

    assertThat(containerId(inPod())).isEqualTo(ID);
  }

  /** With cri-dockerd, as in minikube, the mounts of a pod's container are its sandbox's. */
  @Test
  void containerId_inDockersMountsOfAPod_isNotTheSandboxs() throws IOException {
    write(
        "proc/self/mountinfo",
        mount("/var/lib/docker/containers/" + SANDBOX + "/hostname", "/etc/hostname"));

    assertThat(containerId(inPod())).isNull();
  }

  @Test
  void containerId_inContainerdsMounts_isNotTheSandboxs() throws IOException {
    write("proc/self/cgroup", "0::/\n");
    write(
        "proc/self/mountinfo",
        mount(
            "/var/lib/containerd/io.containerd.grpc.v1.cri/sandboxes/" + SANDBOX + "/hostname",
            "/etc/hostname"));

    assertThat(containerId(inPod())).isNull();
  }

  @Test
  void containerId_ofAnotherShape_isNotTaken() throws IOException {
    write(
        "proc/self/cgroup", "5:cpu:/user.slice/" + ID.substring(1) + "\n6:cpu:/docker/" + ID + "0");

    assertThat(containerId(new Told())).isNull();
  }

  @Test
  void hostName_withoutVariable_isReadFromItsFile() throws IOException {
    write("etc/hostname", "app-1\n");

    Told told = new Told().root(root);
    assertThat(told.identity().attribute("host.name")).isEqualTo("app-1");
    told.variable("COMPUTERNAME", "WINDOWS");
    assertThat(told.identity().attribute("host.name")).isEqualTo("WINDOWS");
    told.variable("HOSTNAME", "app-2");
    assertThat(told.identity().attribute("host.name")).isEqualTo("app-2");
  }

  /** Nobody configured it, so nobody is told; the next place is asked. */
  @Test
  void hostName_thatCannotBeSent_isPassedOverInSilence() throws IOException {
    write("etc/hostname", "app-1\n");
    Told told = new Told().root(root).variable("HOSTNAME", "a\u0007b");

    assertThat(told.identity().attribute("host.name")).isEqualTo("app-1");
    assertThat(told.problems()).isEmpty();
  }

  @Test
  void files_thatAreNone_areNotRead() throws IOException {
    Files.createDirectories(root.resolve("etc/hostname"));
    write("proc/self/cgroup", "x".repeat((1 << 20) + 1));

    assertThat(new Told().root(root).identity().resourceAttributes())
        .doesNotContainKeys("host.name", "container.id");
  }

  private Told inPod() {
    return new Told().root(root).variable("KUBERNETES_SERVICE_HOST", "10.0.0.1");
  }

  private String containerId(Told told) {
    return told.root(root).identity().attribute("container.id");
  }

  private static String mount(String source, String target) {
    return "650 648 0:24 " + source + " " + target + " rw,nosuid,nodev - tmpfs tmpfs rw\n";
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(root.resolve(file).getParent());
    Files.writeString(root.resolve(file), text);
  }
}
