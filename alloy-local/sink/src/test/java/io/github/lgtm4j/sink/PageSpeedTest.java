/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How fast the page is, measured in the browser; not in the default lane because it is timed. */
@Tag("full")
class PageSpeedTest {
  private static final int ROUNDS = 7;

  private static final String OPEN =
      """
      const [address, done] = [arguments[0], arguments[arguments.length - 1]];
      const began = performance.now();
      const look = () => document.querySelectorAll('.waterfall .row').length > 10
        ? requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)))
        : requestAnimationFrame(look);
      location.hash = address;
      look();
      """;

  private static final String SCROLL =
      """
      const done = arguments[arguments.length - 1];
      const port = document.querySelector('.log-lines');
      const gaps = [];
      let at = port.scrollHeight, before = performance.now();
      const step = now => {
        gaps.push(now - before);
        before = now;
        at -= arguments[0];
        port.scrollTop = at;
        at > 0 ? requestAnimationFrame(step) : done(gaps.slice(1));
      };
      requestAnimationFrame(step);
      """;

  @Test
  void traceOfTenThousandSpans_opensInLessThanASecond() throws Exception {
    try (LocalSink sink = LocalSink.start();
        Browser browser = Browser.start()) {
      String trace = Extremes.wideTrace(sink, 79, 10_000);
      browser.open(sink.page());
      double[] took = new double[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) {
        browser.view(sink, "tenants");
        browser.find(".card");
        took[i] = ((Number) browser.runAndWait(OPEN, "#/trace/" + trace)).doubleValue();
      }

      report("10,000 spans opened, ms", took);
      assertThat(median(took)).isLessThan(1000);
    }
  }

  @Test
  void hundredThousandLines_scrollWithoutAStall() throws Exception {
    try (LocalSink sink = LocalSink.start();
        Browser browser = Browser.start()) {
      Extremes.lines(sink, 100_000);
      browser.open(sink.page());
      browser.view(sink, "logs");
      browser.awaitText(".summary", "1,000 lines");
      List<?> whileLoading = (List<?>) browser.runAndWait(LOAD);
      report("frames while 100,000 lines load, ms", gaps(whileLoading));
      List<?> scrolling = (List<?>) browser.runAndWait(SCROLL, 2600);
      report("frames while they are scrolled, ms", gaps(scrolling));

      browser.awaitText(".summary", "100,000 lines");
      assertThat(gaps(scrolling)).hasSizeGreaterThan(900);
      assertThat(quantile(gaps(scrolling), 0.99)).isLessThan(100);
      assertThat(quantile(gaps(scrolling), 1)).isLessThan(500);
    }
  }

  private static final String LOAD =
      """
      const done = arguments[arguments.length - 1];
      const port = document.querySelector('.log-lines');
      const gaps = [];
      let before = performance.now();
      const step = now => {
        gaps.push(now - before);
        before = now;
        port.scrollTop = 0;
        document.querySelector('.summary').innerText.startsWith('100,000') ? done(gaps.slice(1)) : requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
      """;

  private static double[] gaps(List<?> numbers) {
    return numbers.stream().mapToDouble(n -> ((Number) n).doubleValue()).toArray();
  }

  private static double median(double[] values) {
    return quantile(values, 0.5);
  }

  private static double quantile(double[] values, double quantile) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) (quantile * (sorted.length - 1))];
  }

  /** For people: under target/page. */
  private static void report(String what, double[] values) throws IOException {
    Path file = Path.of("target", "page", "speed.txt");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "%s: median %.0f, p99 %.0f, most %.0f, of %d%n"
            .formatted(
                what, median(values), quantile(values, 0.99), quantile(values, 1), values.length),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
