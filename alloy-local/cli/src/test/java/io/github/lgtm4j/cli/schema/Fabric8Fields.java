/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The fields of Kubernetes objects, by reflection over fabric8's model. */
final class Fabric8Fields {
  private static final String MODEL = "io.fabric8.kubernetes.api.model.";

  private static final Map<String, List<String>> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put(
        "v1",
        List.of(
            "ConfigMap",
            "Endpoints",
            "LimitRange",
            "Namespace",
            "PersistentVolume",
            "PersistentVolumeClaim",
            "Pod",
            "ResourceQuota",
            "Secret",
            "Service",
            "ServiceAccount"));
    KINDS.put(
        "apps/v1",
        List.of("apps.DaemonSet", "apps.Deployment", "apps.ReplicaSet", "apps.StatefulSet"));
    KINDS.put(
        "rbac.authorization.k8s.io/v1",
        List.of("rbac.ClusterRole", "rbac.ClusterRoleBinding", "rbac.Role", "rbac.RoleBinding"));
    KINDS.put(
        "networking.k8s.io/v1",
        List.of(
            "networking.v1.Ingress", "networking.v1.IngressClass", "networking.v1.NetworkPolicy"));
    KINDS.put("batch/v1", List.of("batch.v1.CronJob", "batch.v1.Job"));
    KINDS.put("policy/v1", List.of("policy.v1.PodDisruptionBudget"));
    KINDS.put("autoscaling/v2", List.of("autoscaling.v2.HorizontalPodAutoscaler"));
  }

  private final Map<String, String> kinds = new TreeMap<>();
  private final Map<String, Map<String, String>> types = new TreeMap<>();

  private Fabric8Fields() {}

  /** The text of kubernetes.json. */
  static String json(String version) throws Exception {
    Fabric8Fields fields = new Fabric8Fields();
    for (Map.Entry<String, List<String>> group : KINDS.entrySet()) {
      for (String name : group.getValue()) {
        Class<?> type = Class.forName(MODEL + name);
        fields.kinds.put(group.getKey() + "/" + type.getSimpleName(), fields.typeOf(type));
      }
    }
    StringBuilder json = new StringBuilder("{\n\"fabric8\": \"" + version + "\",\n\"kinds\": {\n");
    lines(json, fields.kinds);
    json.append("},\n\"types\": {\n");
    String separator = "";
    for (Map.Entry<String, Map<String, String>> type : fields.types.entrySet()) {
      json.append(separator).append('"').append(type.getKey()).append("\": {\n");
      lines(json, type.getValue());
      json.append('}');
      separator = ",\n";
    }
    return json.append("\n}\n}\n").toString();
  }

  private static void lines(StringBuilder json, Map<String, String> entries) {
    int left = entries.size();
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      left--;
      json.append("  \"" + entry.getKey() + "\": \"" + entry.getValue() + '"');
      json.append(left > 0 ? ",\n" : "\n");
    }
  }

  private String typeOf(Type type) throws Exception {
    if (type instanceof ParameterizedType parameterized) {
      Type[] arguments = parameterized.getActualTypeArguments();
      boolean isMap = Map.class.isAssignableFrom((Class<?>) parameterized.getRawType());
      return isMap ? "map:" + typeOf(arguments[1]) : "list:" + typeOf(arguments[0]);
    }
    if (!(type instanceof Class<?> found) || !found.getName().startsWith(MODEL)) {
      return simple(type);
    }
    switch (found.getSimpleName()) {
      case "IntOrString":
        return "integer-or-string";
      case "Quantity":
        return "quantity";
      case "MicroTime", "Duration":
        return "string";
      default:
        return object(found);
    }
  }

  private static String simple(Type type) {
    if (type == String.class) {
      return "string";
    }
    if (type == Integer.class || type == Long.class) {
      return "integer";
    }
    if (type == Double.class || type == Float.class) {
      return "number";
    }
    return type == Boolean.class ? "boolean" : "any";
  }

  private String object(Class<?> found) throws Exception {
    String name = found.getName().substring(MODEL.length());
    if (types.containsKey(name)) {
      return name;
    }
    Map<String, String> fields = new TreeMap<>();
    types.put(name, fields);
    for (Class<?> at = found;
        at != null && at.getName().startsWith(MODEL);
        at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        JsonProperty property = field.getAnnotation(JsonProperty.class);
        if (property != null) {
          fields.put(property.value(), typeOf(field.getGenericType()));
        }
      }
      for (Method method : at.getDeclaredMethods()) {
        JsonProperty property = method.getAnnotation(JsonProperty.class);
        if (property != null && method.getParameterCount() == 0 && !property.value().isEmpty()) {
          fields.putIfAbsent(property.value(), typeOf(method.getGenericReturnType()));
        }
      }
    }
    return name;
  }
}
