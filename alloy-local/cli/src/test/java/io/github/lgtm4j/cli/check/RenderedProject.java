/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import java.nio.file.Path;

/** The example of the guide: three applications, two tenants, clusters of every kind. */
final class RenderedProject {
  static final Path FILE =
      Path.of(System.getProperty("lgtm4j.root")).resolve("alloy-local/config/example/lgtm4j.yaml");

  private RenderedProject() {}
}
