/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.junit;

import static java.util.Objects.requireNonNull;

import io.github.lgtm4j.sink.LocalSink;
import io.github.lgtm4j.sink.telemetry.Telemetry;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts, hands out and stops the sink of a test class. */
final class LgtmExtension implements BeforeAllCallback, AfterEachCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(LgtmExtension.class);
  private static final Set<Class<?>> HANDED_OUT = Set.of(LocalSink.class, Telemetry.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    LgtmTest settings = context.getRequiredTestClass().getAnnotation(LgtmTest.class);
    List<String> tenants = settings == null ? List.of() : List.of(settings.tenants());
    // JUnit closes what is closeable in its store when the class is done.
    context
        .getStore(NAMESPACE)
        .put(LocalSink.class, LocalSink.builder().freePorts().tenants(tenants).start());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    sink(context).clear();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return HANDED_OUT.contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    LocalSink sink = sink(context);
    return parameter.getParameter().getType() == LocalSink.class ? sink : sink.telemetry();
  }

  private static LocalSink sink(ExtensionContext context) {
    LocalSink sink = context.getStore(NAMESPACE).get(LocalSink.class, LocalSink.class);
    return requireNonNull(sink, "beforeAll has put the sink there");
  }
}
