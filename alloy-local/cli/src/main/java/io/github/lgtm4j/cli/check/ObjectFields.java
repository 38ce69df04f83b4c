/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import io.github.lgtm4j.cli.manifest.YamlNode;
import io.github.lgtm4j.cli.problem.Nearest;
import io.github.lgtm4j.cli.problem.Place;
import io.github.lgtm4j.cli.schema.KubernetesSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether Kubernetes knows the fields of an object, and takes their values. */
final class ObjectFields {
  private static final Pattern QUANTITY =
      Pattern.compile(
          "[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?");

  private static final Pattern INTERPOLATION =
      Pattern.compile(".*\\$\\{[A-Za-z_][^}]*}.*", Pattern.DOTALL);

  /** Without these the API server refuses an object; our data says nothing of it. */
  private static final Map<String, List<String>> REQUIRED =
      Map.of(
          "apps.DaemonSetSpec", List.of("selector", "template"),
          "apps.DeploymentSpec", List.of("selector", "template"),
          "apps.StatefulSetSpec", List.of("selector", "template"),
          "PodSpec", List.of("containers"),
          "Container", List.of("name", "image"),
          "EnvVar", List.of("name"),
          "ContainerPort", List.of("containerPort"),
          "VolumeMount", List.of("name", "mountPath"),
          "Volume", List.of("name"),
          "rbac.PolicyRule", List.of("verbs"));

  private final KubernetesSchema schema = KubernetesSchema.bundled();
  private final Findings findings;

  ObjectFields(Findings findings) {
    this.findings = findings;
  }

  void check(YamlNode object, boolean isPatch) {
    String apiVersion = object.get("apiVersion").text();
    String kind = object.get("kind").text();
    Optional<String> type = schema.typeOf(apiVersion, kind);
    if (type.isPresent()) {
      fields(object, kind, type.get(), isPatch);
      if (!isPatch && object.get("metadata", "name").isMissing()) {
        add(object.get("metadata").place(), kind + " must have a metadata.name");
      }
    } else if (isOfKubernetes(apiVersion)) {
      add(
          object.get("kind").place(),
          "Kubernetes has no "
              + kind
              + " in "
              + apiVersion
              + sameKind(apiVersion + "/" + kind, kind));
    }
  }

  /** Other objects are defined by whoever brings their controller. */
  private static boolean isOfKubernetes(String apiVersion) {
    return !apiVersion.contains(".")
        ? apiVersion.matches("v1|apps/.*|batch/.*|autoscaling/.*|policy/.*")
        : apiVersion.matches("(rbac[.]authorization|networking)[.]k8s[.]io/.*");
  }

  private String sameKind(String written, String kind) {
    return schema.kinds().stream()
        .filter(known -> known.endsWith("/" + kind))
        .findFirst()
        .map(known -> ": it is in " + known.substring(0, known.lastIndexOf('/')))
        .orElse(Nearest.hint(written, schema.kinds()));
  }

  private void fields(YamlNode node, String path, String type, boolean isPatch) {
    Set<String> known = schema.fields(type);
    node.fields()
        .forEach(
            (name, value) -> {
              if (name.equals("$patch") && isPatch) {
                return;
              }
              if (known.contains(name)) {
                value(value, path + "." + name, schema.fieldType(type, name), isPatch);
              } else {
                add(value.keyPlace(), path + " has no field " + name + Nearest.hint(name, known));
              }
            });
    if (!isPatch) {
      for (String name : REQUIRED.getOrDefault(type, List.of())) {
        if (node.get(name).isMissing()) {
          add(node.keyPlace(), path + " must have " + name);
        }
      }
    }
  }

  private void value(YamlNode value, String path, String type, boolean isPatch) {
    if (value.isMissing()) {
      return;
    }
    if (type.startsWith("list:")) {
      if (value.isList()) {
        String item = type.substring(5);
        value.items().forEach(one -> value(one, path + "[]", item, isPatch));
      } else {
        add(value.place(), path + " must be a list");
      }
    } else if (type.startsWith("map:")) {
      if (value.isMap()) {
        String entry = type.substring(4);
        value.fields().forEach((name, one) -> value(one, path + "." + name, entry, isPatch));
      } else {
        add(value.place(), path + " must have keys and values under it");
      }
    } else if (!schema.fields(type).isEmpty()) {
      if (value.isMap()) {
        fields(value, path, type, isPatch);
      } else {
        add(value.place(), path + " must have keys and values under it");
      }
    } else {
      scalar(value, path, type);
    }
  }

  private void scalar(YamlNode value, String path, String type) {
    String wrong =
        switch (type) {
          case "string" -> value.isText() ? "" : "text: put it in quotes";
          case "integer" -> value.isInteger() ? "" : "a whole number, without quotes";
          case "number" -> value.isInteger() || value.isFraction() ? "" : "a number";
          case "boolean" -> value.isBool() ? "" : "true or false, without quotes";
          case "integer-or-string" -> value.isInteger() || value.isText() ? "" : "a number or text";
          case "quantity" ->
              QUANTITY.matcher(value.text()).matches() ? "" : "a quantity such as 100m or 256Mi";
          default -> "";
        };
    if (!wrong.isEmpty()) {
      add(value.place(), path + " must be " + wrong);
    } else if (INTERPOLATION.matcher(value.text()).matches() && !path.contains(".data.")) {
      add(
          value.place(),
          path
              + " holds "
              + value.text().strip()
              + ": neither kubectl nor Kustomize replaces that; write the value");
    }
  }

  private void add(Place place, String text) {
    findings.add(place, text);
  }
}
