/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.traces;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRequest;
import org.springframework.util.ClassUtils;

/** Path and method of a request, of whatever kind the web server has. */
final class Carriers {
  private static final boolean HAS_SERVLETS =
      ClassUtils.isPresent(
          "jakarta.servlet.http.HttpServletRequest", Carriers.class.getClassLoader());
  private static final boolean HAS_WEB =
      ClassUtils.isPresent("org.springframework.http.HttpRequest", Carriers.class.getClassLoader());

  private Carriers() {}

  static @Nullable String path(Object carrier) {
    if (HAS_SERVLETS && Servlets.is(carrier)) {
      return Servlets.path(carrier);
    }
    return HAS_WEB && Web.is(carrier) ? Web.path(carrier) : null;
  }

  static @Nullable String method(Object carrier) {
    if (HAS_SERVLETS && Servlets.is(carrier)) {
      return Servlets.method(carrier);
    }
    return HAS_WEB && Web.is(carrier) ? Web.method(carrier) : null;
  }

  /** Not loaded where there are none. */
  private static final class Servlets {
    static boolean is(Object carrier) {
      return carrier instanceof HttpServletRequest;
    }

    static String path(Object carrier) {
      return ((HttpServletRequest) carrier).getRequestURI();
    }

    static String method(Object carrier) {
      return ((HttpServletRequest) carrier).getMethod();
    }
  }

  /** Not loaded where there are none. */
  private static final class Web {
    static boolean is(Object carrier) {
      return carrier instanceof HttpRequest;
    }

    static @Nullable String path(Object carrier) {
      return ((HttpRequest) carrier).getURI().getPath();
    }

    static String method(Object carrier) {
      return ((HttpRequest) carrier).getMethod().name();
    }
  }
}
