/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class KubernetesSchemaTest {
  private static final Path FILE =
      Path.of(System.getProperty("lgtm4j.root"))
          .resolve(
              "alloy-local/cli/src/main/resources/io/github/lgtm4j/cli/schema/kubernetes.json");

  @Test
  void fields_asShipped_areThoseOfFabric8() throws Exception {
    String fields = Fabric8Fields.json(version());
    if (Boolean.getBoolean("lgtm4j.update")) {
      Files.writeString(FILE, fields);
    }
    assertThat(fields)
        .as("when the new fields are right, -Dlgtm4j.update=true writes them")
        .isEqualTo(Files.readString(FILE));
  }

  @Test
  void typesOfFields_areNamedAsTheyAreWritten() {
    KubernetesSchema schema = KubernetesSchema.bundled();
    assertThat(schema.typeOf("apps/v1", "DaemonSet")).contains("apps.DaemonSet");
    assertThat(schema.typeOf("apps/v1beta1", "DaemonSet")).isEmpty();
    assertThat(schema.fieldType("Container", "env")).isEqualTo("list:EnvVar");
    assertThat(schema.fieldType("ObjectMeta", "annotations")).isEqualTo("map:string");
    assertThat(schema.fieldType("ServicePort", "targetPort")).isEqualTo("integer-or-string");
    assertThat(schema.fieldType("ResourceRequirements", "limits")).isEqualTo("map:quantity");
  }

  private static String version() {
    String jar = Pod.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    Matcher matcher = Pattern.compile("-([0-9.]+)[.]jar").matcher(jar);
    assertThat(matcher.find()).as(jar).isTrue();
    return matcher.group(1);
  }
}
