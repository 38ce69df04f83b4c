/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.architecture;

import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The compiler as the modules for Java 8 use it: {@code maven.compiler.release} is 8 there. */
final class CompilerForJava8 {
  private CompilerForJava8() {}

  /** What the compiler says against a source; empty when it accepts it. */
  static String compile(String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of(
            "--release",
            "8",
            "-Xlint:-options",
            "-proc:none",
            "-d",
            System.getProperty("java.io.tmpdir"));
    boolean accepted =
        compiler.getTask(messages, null, null, options, null, List.of(file(source))).call();
    return accepted ? "" : messages.toString();
  }

  private static JavaFileObject file(String source) {
    return new SimpleJavaFileObject(URI.create("string:///A.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }
}
