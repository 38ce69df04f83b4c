/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.render;

/**
 * Two agents of one cluster that never meet on a node: the canary on the nodes with a label, the
 * stable one on the others. Each is applied by itself, so a change goes to the canary's nodes
 * first.
 */
final class Canary {
  private Canary() {}

  static String of(String header, String[] label, boolean isCanary) {
    return header
        + """
        # %s
        kind: Kustomization
        namespace: alloy-system
        %sresources:
          - ../manifests/base
          - ../settings
        patches:
          - target:
              kind: DaemonSet
            patch: |-
              apiVersion: apps/v1
              kind: DaemonSet
              metadata:
                name: any
              spec:
                template:
                  spec:
                    affinity:
                      nodeAffinity:
                        requiredDuringSchedulingIgnoredDuringExecution:
                          nodeSelectorTerms:
                            - matchExpressions:
                                - {key: "%s", operator: %s, values: ["%s"]}
        """
            .formatted(
                isCanary
                    ? "The agent of the nodes with "
                        + String.join("=", label)
                        + ": apply this first, and look."
                    : "The agent of all other nodes: apply this when the canary is well.",
                isCanary ? "nameSuffix: -canary\n" : "",
                label[0],
                isCanary ? "In" : "NotIn",
                label[1])
        + (isCanary ? labels() : "");
  }

  /** Labels of its own, or each of the two would take the other's pods for its own. */
  private static String labels() {
    return """
          - target:
              kind: DaemonSet
            patch: |-
              - {op: replace, path: /metadata/labels/app.kubernetes.io~1instance, value: source-canary}
              - {op: replace, path: /spec/selector/matchLabels/app.kubernetes.io~1instance, value: source-canary}
              - {op: replace, path: /spec/template/metadata/labels/app.kubernetes.io~1instance, value: source-canary}
        """;
  }
}
