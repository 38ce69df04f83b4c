/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.page;

import io.github.lgtm4j.sink.internal.net.Handler;
import io.github.lgtm4j.sink.internal.net.Request;
import io.github.lgtm4j.sink.internal.net.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;

/** Serves the files of the page from the class path, as they are. They are the same for all. */
public final class PageFiles implements Handler {
  /** Where the files are, in the addresses and beside this class. */
  public static final String PREFIX = "/page/";

  private static final Pattern NAME = Pattern.compile("(?:[a-z0-9-]+/)*[a-z0-9-]+\\.[a-z]+");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  @Override
  public Response handle(Request request) {
    return file(request.path().substring(PREFIX.length()));
  }

  static Response file(String name) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null || !NAME.matcher(name).matches()) {
      return Response.text(404, "404 page not found\n");
    }
    try (InputStream file = PageFiles.class.getResourceAsStream("files/" + name)) {
      return file == null
          ? Response.text(404, "404 page not found\n")
          : Response.bytes(200, type, file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the jar cannot be read", e);
    }
  }

  @Override
  public boolean isSlow() {
    return true;
  }
}
