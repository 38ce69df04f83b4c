/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.junit;

import io.github.lgtm4j.sink.telemetry.Trace;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions on traces; a failure shows them as trees. */
public final class TracesAssert extends AbstractAssert<TracesAssert, List<Trace>> {

  TracesAssert(List<Trace> actual) {
    super(actual, TracesAssert.class);
  }

  /** There are so many traces. */
  public TracesAssert hasSize(int expected) {
    isNotNull();
    if (actual.size() != expected) {
      failWithMessage("expected %d traces but there are %d:%n%s", expected, actual.size(), trees());
    }
    return this;
  }

  /** One of the traces goes through all of these services. */
  public TracesAssert hasTraceAcross(String... services) {
    isNotNull();
    List<String> wanted = List.of(services);
    if (actual.stream().noneMatch(trace -> trace.services().containsAll(wanted))) {
      failWithMessage("expected a trace across %s in:%n%s", wanted, trees());
    }
    return this;
  }

  /** A service has a span of this name. */
  public TracesAssert hasSpan(String service, String name) {
    isNotNull();
    boolean found =
        actual.stream()
            .flatMap(trace -> trace.spans().stream())
            .anyMatch(span -> span.service().equals(service) && span.name().equals(name));
    if (!found) {
      failWithMessage("expected a span \"%s\" of service \"%s\" in:%n%s", name, service, trees());
    }
    return this;
  }

  /** Every span's parent has arrived. */
  public TracesAssert areComplete() {
    isNotNull();
    if (actual.stream().anyMatch(trace -> trace.roots().stream().anyMatch(trace::isOrphan))) {
      failWithMessage("expected every parent to have arrived in:%n%s", trees());
    }
    return this;
  }

  /** No span has the status error. */
  public TracesAssert haveNoErrors() {
    isNotNull();
    if (actual.stream().anyMatch(Trace::hasError)) {
      failWithMessage("expected no error in:%n%s", trees());
    }
    return this;
  }

  private String trees() {
    return actual.isEmpty()
        ? "no traces"
        : actual.stream().map(Trace::toString).collect(Collectors.joining("\n"));
  }
}
