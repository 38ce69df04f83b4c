/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The attributes of the resource that every span and metric carries.
 *
 * @since 0.1.0
 */
public final class ResourceAttributes {
  public static final String APPLICATION = "application";
  public static final String ENVIRONMENT = "environment";
  public static final String TENANT = "tenant";
  public static final String CLUSTER = "cluster";
  public static final String TEAM = "team";
  public static final String TIER = "tier";

  public static final String SERVICE_NAME = "service.name";
  public static final String SERVICE_VERSION = "service.version";
  public static final String SERVICE_INSTANCE_ID = "service.instance.id";
  public static final String DEPLOYMENT_ENVIRONMENT_NAME = "deployment.environment.name";
  public static final String K8S_CLUSTER_NAME = "k8s.cluster.name";
  public static final String K8S_NAMESPACE_NAME = "k8s.namespace.name";
  public static final String K8S_POD_NAME = "k8s.pod.name";
  public static final String K8S_POD_UID = "k8s.pod.uid";
  public static final String K8S_CONTAINER_NAME = "k8s.container.name";
  public static final String K8S_NODE_NAME = "k8s.node.name";
  public static final String CONTAINER_ID = "container.id";
  public static final String HOST_NAME = "host.name";
  public static final String TELEMETRY_SDK_LANGUAGE = "telemetry.sdk.language";
  public static final String TELEMETRY_SDK_VERSION = "telemetry.sdk.version";
  public static final String TELEMETRY_DISTRO_NAME = "telemetry.distro.name";
  public static final String TELEMETRY_DISTRO_VERSION = "telemetry.distro.version";

  /**
   * The attributes that {@code target_info} shows. An allow-list: the command line is not in it,
   * because it holds secrets.
   */
  public static final List<String> TARGET_INFO =
      Collections.unmodifiableList(
          Arrays.asList(
              APPLICATION,
              ENVIRONMENT,
              TENANT,
              CLUSTER,
              TEAM,
              TIER,
              SERVICE_NAME,
              SERVICE_VERSION,
              SERVICE_INSTANCE_ID,
              K8S_NAMESPACE_NAME,
              K8S_POD_NAME,
              K8S_NODE_NAME,
              HOST_NAME,
              TELEMETRY_SDK_LANGUAGE,
              TELEMETRY_SDK_VERSION,
              TELEMETRY_DISTRO_NAME,
              TELEMETRY_DISTRO_VERSION));

  private ResourceAttributes() {}
}
