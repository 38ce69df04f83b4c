/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.declarative;

import io.github.lgtm4j.agent.config.Components;
import io.github.lgtm4j.contract.identity.IdentityResolver;
import io.github.lgtm4j.contract.identity.Resolution;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who this process is, with what the configuration file says of it. */
final class FileIdentity {
  private FileIdentity() {}

  static Resolution resolve(Tree file, FileSettings settings, Components components) {
    return new IdentityResolver()
        .configuration(settings.ours()::get)
        .fileAttributes(attributes(file.look("resource")))
        .detectApplication(() -> components.serviceName("spring"))
        .resolve();
  }

  private static Map<String, String> attributes(Tree resource) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (String pair : String.valueOf(resource.getOr("attributes_list", "")).split(",", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        attributes.put(pair.substring(0, equals).trim(), pair.substring(equals + 1).trim());
      }
    }
    for (Tree attribute : resource.trees("attributes")) {
      Object value = attribute.get("value");
      if (value != null) {
        attributes.put(String.valueOf(attribute.get("name")), String.valueOf(value));
      }
    }
    return attributes;
  }
}
