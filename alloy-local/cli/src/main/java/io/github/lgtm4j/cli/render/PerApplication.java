/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.render;

/** The overlay of an agent for one application, as {@code overlays/per-application} has it. */
final class PerApplication {
  private PerApplication() {}

  static String kustomization(String header, String name, String namespace) {
    String instance = name.substring("alloy-".length());
    return header
        + """
        kind: Kustomization
        namespace: %2$s
        resources:
          - ../../manifests/shared
          - ../../manifests/daemonset
          - service.yaml
        configMapGenerator:
          - name: alloy-settings
            envs: [settings.env]
        patches:
          - target:
              kind: Namespace
            patch: |-
              $patch: delete
              apiVersion: v1
              kind: Namespace
              metadata:
                name: alloy-system
          - target:
              kind: ServiceAccount|ClusterRole|NetworkPolicy
            patch: |-
              - {op: replace, path: /metadata/name, value: %1$s}
          - target:
              kind: NetworkPolicy
            patch: |-
              - {op: add, path: /spec/podSelector/matchLabels/app.kubernetes.io~1instance, value: %3$s}
          - target:
              kind: ClusterRoleBinding
            patch: |-
              - {op: replace, path: /metadata/name, value: %1$s}
              - {op: replace, path: /roleRef/name, value: %1$s}
              - {op: replace, path: /subjects/0/name, value: %1$s}
              - {op: replace, path: /subjects/0/namespace, value: %2$s}
          - target:
              kind: DaemonSet
            patch: |-
              - {op: replace, path: /metadata/name, value: %1$s}
              - {op: replace, path: /spec/template/spec/serviceAccountName, value: %1$s}
              - {op: replace, path: /metadata/labels/app.kubernetes.io~1instance, value: %3$s}
              - {op: replace, path: /spec/selector/matchLabels/app.kubernetes.io~1instance, value: %3$s}
              - {op: replace, path: /spec/template/metadata/labels/app.kubernetes.io~1instance, value: %3$s}
              - {op: remove, path: /spec/template/spec/containers/0/ports/2/hostPort}
              - {op: remove, path: /spec/template/spec/containers/0/ports/1/hostPort}
              - {op: replace, path: /spec/template/spec/volumes/6/hostPath/path, value: /var/lib/lgtm4j-%1$s}
        """
            .formatted(name, namespace, instance);
  }

  static String service(String name) {
    return """
        # The application sends to this service and reaches the agent of its own node.
        apiVersion: v1
        kind: Service
        metadata:
          name: %1$s
        spec:
          internalTrafficPolicy: Local
          selector:
            app.kubernetes.io/name: alloy
            app.kubernetes.io/instance: %2$s
          ports:
            - {name: otlp-grpc, port: 4317, targetPort: otlp-grpc}
            - {name: otlp-http, port: 4318, targetPort: otlp-http}
        """
        .formatted(name, name.substring("alloy-".length()));
  }
}
