/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page with what is large, wrong or meant to do harm, and while things change. */
class PageExtremesTest {
  private static Browser browser;
  private LocalSink sink;

  @BeforeAll
  static void startBrowser() {
    browser = Browser.start();
  }

  @AfterAll
  static void stopBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void start() {
    sink = LocalSink.start();
  }

  @AfterEach
  void stop() {
    browser.view(sink, "tenants");
    sink.close();
  }

  private void open(String view) {
    browser.open(sink.page());
    browser.find("main");
    browser.view(sink, view);
  }

  @Test
  void page_withoutToken_asksForItAndTakesNoWrongOne() throws Exception {
    browser.open(sink.http());
    browser.find(".sign-in");
    browser.shot("sign-in");
    assertThat(browser.problemsOfAccess()).isEmpty();

    browser.type(".sign-in input", "wrong");
    browser.click(".sign-in button");
    browser.awaitText(".sign-in [role=alert]", "not the token");
    browser.type(".sign-in input", sink.apiToken());
    browser.click(".sign-in button");

    browser.find("main.view-overview");
  }

  @Test
  void emptyViews_tellWhatToRun() throws Exception {
    for (String view : List.of("overview", "traces", "logs", "metrics", "tenants", "violations")) {
      open(view);
      browser.find(".empty h2");
      assertThat(browser.problemsOfAccess()).as(view).isEmpty();
    }
    open("traces");
    browser.awaitText(".empty", "java -javaagent:lgtm4j-agent.jar");
    browser.shot("traces-empty");
  }

  /** What an empty view says to run does what it says. */
  @ParameterizedTest
  @CsvSource({"traces, .traces li", "logs, .log-lines .line", "metrics, .metric-list a"})
  void commandOfAnEmptyView_fillsIt(String view, String row) throws Exception {
    Path shell = Program.find("sh");
    Path unused = Program.find("curl");
    open(view);
    browser.find(".ways");
    String command = browser.texts(".ways code").get(2);

    Process process = new ProcessBuilder(shell.toString(), "-c", command).inheritIO().start();

    assertThat(process.waitFor()).isZero();
    browser.awaitText(row, "hello");
  }

  @Test
  void whatArrives_isShownWithoutAsking() throws Exception {
    open("traces");
    browser.find(".empty");

    Extremes.cycle(sink, 77);

    browser.awaitCount(".traces li", 1);
    browser.keys("p");
    browser.awaitText(".live", "Paused");
  }

  @Test
  void everything_isForgottenWhenThatIsPressedTwice() throws Exception {
    Extremes.cycle(sink, 77);
    open("traces");
    browser.awaitCount(".traces li", 1);

    browser.click(".menu summary");
    browser.click(".menu .is-danger");
    browser.awaitText(".menu .is-danger", "Really");
    assertThat(sink.telemetry().usage().stored()).isNotEmpty();
    browser.click(".menu .is-danger");

    browser.find(".empty");
    assertThat(sink.telemetry().usage().stored()).isEmpty();
  }

  @Test
  void newLines_thatFit_areFollowed() throws Exception {
    open("logs?level=warn");
    browser.find(".empty");

    Extremes.lines(sink, 200);

    browser.awaitCount(".log-lines .line", 4);
    Extremes.lines(sink, List.of("{\"level\":\"warn\",\"message\":\"the newest\"}"));
    browser.awaitText(".log-lines .line:last-child", "the newest");
  }

  @Test
  void parentCycle_isShownAndMarked() throws Exception {
    open("trace/" + Extremes.cycle(sink, 77));

    browser.awaitCount(".waterfall .row", 3);
    browser.awaitText(".mark.is-warn", "cycle");
    browser.shot("cycle");
  }

  @Test
  void markup_inAnyText_staysText() throws Exception {
    String trace = Extremes.markup(sink, 78);
    open("logs");
    browser.awaitText(".log-lines .message", "<img src=x");
    browser.click(".log-lines .line");
    browser.find(".line-details");
    browser.shot("markup");
    for (String view :
        List.of(
            "overview",
            "traces",
            "trace/" + trace + "?span=0000000000000001",
            "metrics/marked_up",
            "tenants",
            "violations")) {
      browser.view(sink, view);
      browser.awaitText("main", "<img src=x");
    }

    assertThat(browser.run("return window.harmed")).isNull();
    assertThat(browser.count("img")).isZero();
    assertThat(browser.count("body script")).isZero();
  }

  @Test
  void traceOfTenThousandSpans_hasOnlyTheRowsThatAreSeen() throws Exception {
    open("trace/" + Extremes.wideTrace(sink, 79, 10_000));

    browser.awaitText(".facts", "10,000 spans");
    assertThat(browser.find("[role=treegrid]").getDomAttribute("aria-rowcount")).isEqualTo("10000");
    assertThat(browser.count(".waterfall .row")).isBetween(10, 100);
    browser.shot("ten-thousand-spans");
    browser.run("const v = document.querySelector('.viewport'); v.scrollTop = v.scrollHeight");
    browser.awaitTrue("[...document.querySelectorAll('.row')].some(r => r.id === 'row-9999')");
  }

  @Test
  void traceOfTenThousandLevels_doesNotOverflowTheStack() throws Exception {
    open("trace/" + Extremes.deepTrace(sink, 80, 10_000));

    browser.awaitText(".facts", "10,000 spans");
    browser.run("const v = document.querySelector('.viewport'); v.scrollTop = v.scrollHeight");
    browser.awaitText("#row-9999", "span 10000");
  }

  @Test
  void hundredThousandLines_areLoadedAsOneScrollsUp_eachOnce() throws Exception {
    Extremes.lines(sink, 100_000);
    open("logs");
    browser.awaitText(".summary", "1,000 lines");

    await()
        .until(
            () -> {
              browser.run("document.querySelector('.log-lines').scrollTop = 0");
              return browser.text(".summary").startsWith("100,000 lines");
            });

    assertThat(browser.count(".log-lines .line")).isBetween(10, 150);
    browser.run("document.querySelector('.log-lines').scrollTop = 0");
    browser.awaitText("#line-0 .message", "line 000000");
    for (int at : List.of(12_345, 50_000, 94_999, 95_000, 99_000)) {
      browser.run("document.querySelector('.log-lines').scrollTop = 26 * arguments[0]", at);
      browser.awaitText("#line-" + at + " .message", "line %06d".formatted(at));
    }
  }

  @Test
  void sinkThatIsGone_isToldAndFoundAgain() throws Exception {
    int port = sink.http().getPort();
    String token = sink.apiToken();
    open("traces");
    browser.awaitText(".live", "Live");

    sink.close();
    browser.awaitText(".live", "No sink");
    sink = LocalSink.builder().freePorts().port(port).apiToken(token).start();
    Extremes.cycle(sink, 77);

    browser.awaitText(".live", "Live");
    browser.awaitCount(".traces li", 1);
  }
}
