/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.sink.telemetry.SpanQuery;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The views of the page over a sample shop, in a real browser. */
class PageTest {
  private static final String CHECKOUT = ".traces a[href*='#/trace/']";
  private static final String WIDER =
      "return document.documentElement.scrollWidth > 390"
          + " || [...document.querySelectorAll('main, .metric')].some(e => e.scrollWidth > 390)";
  private static Browser browser;
  private static LocalSink sink;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.start();
    sink = LocalSink.start();
    SampleShop.fill(sink);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
      sink.close();
    }
  }

  @BeforeEach
  void open() {
    browser.size(1440, 900);
    browser.colours("light");
    browser.open(sink.page());
    browser.find("main.view-overview .tiles");
  }

  @AfterEach
  void nothingElseIsAskedAndNothingFails() throws Exception {
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests())
        .isNotEmpty()
        .allMatch(address -> address.startsWith(sink.http().toString()));
  }

  private static String failedCheckout() {
    return sink.telemetry().traces(SpanQuery.all()).stream()
        .filter(trace -> trace.hasError() && trace.spans().size() > 10)
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Test
  void page_openedWithTheToken_keepsItInACookieAndOutOfTheAddress() {
    assertThat(browser.address()).doesNotContain("token");
    assertThat(browser.run("return document.cookie")).isEqualTo("");
  }

  @Test
  void overview_ofTheShop_tellsRatesErrorsAndWhatWasRefused() throws Exception {
    browser.shot("overview-light");

    assertThat(browser.texts("tbody th")).contains("gateway", "shop", "payment", "invoices");
    assertThat(browser.text("tbody tr:first-child")).contains("/min").contains("%").contains("ms");
    assertThat(browser.text(".card.is-refused")).contains("Line too long", "refused", "Change");
  }

  @Test
  void traces_searchedByAttribute_areFewerAndOpen() throws Exception {
    browser.view(sink, "traces");
    browser.find(CHECKOUT);
    browser.shot("traces-light");
    int before = browser.count(".traces li");

    browser.type("[data-search]", "acme-pay");
    browser.awaitText(".summary", "15 traces");
    browser.click(".filters .toggle");
    browser.awaitText(".summary", "5 traces");

    assertThat(before).isEqualTo(91);
    assertThat(browser.address()).contains("text=acme-pay", "errors=true");
    browser.click(CHECKOUT);
    browser.awaitText(".trace-head h1", "POST /checkout");
  }

  @Test
  void trace_asAWaterfall_hasLogLinesCriticalPathAndDetails() throws Exception {
    browser.view(sink, "trace/" + failedCheckout());
    browser.find(".waterfall .row");
    browser.shot("trace-light");

    assertThat(browser.texts(".row.is-line .message"))
        .anyMatch(line -> line.startsWith("Placing order"));
    assertThat(browser.count(".critical")).isPositive();
    assertThat(browser.count(".event.is-error")).isEqualTo(1);
    browser.click(".filters .toggle");
    browser.awaitCount(".critical", 0);

    browser.run(
        "[...document.querySelectorAll('.row')].find(r => r.innerText.includes('POST /charges')).click()");
    browser.awaitText(".trace-body .panel", "com.example.payment.DeclinedException");
    assertThat(browser.text(".trace-body .panel"))
        .contains("payment.provider", "card declined", "Resource");
    browser.shot("span-light");
    assertThat(browser.problemsOfAccess()).isEmpty();
  }

  @Test
  void trace_withASpanClosed_hidesWhatIsBelow() {
    browser.view(sink, "trace/" + failedCheckout());
    browser.find(".waterfall .row");
    int before = browser.count(".waterfall .row");

    browser.click(".fold.is-button");

    browser.awaitCount(".waterfall .row", 1);
    assertThat(browser.text(".waterfall .row")).contains("failed below");
    browser.click(".fold.is-button");
    browser.awaitCount(".waterfall .row", before);
  }

  @Test
  void trace_withoutItsParent_isMarked() {
    browser.view(sink, "traces?text=verify&errors=true");
    browser.click(CHECKOUT);

    browser.awaitText(".mark.is-warn", "orphan");
    browser.run("document.querySelector('.mark.is-warn').closest('.row').click()");
    browser.awaitText(".trace-body .panel .notice.is-warn", "has not arrived");
  }

  @Test
  void logs_filteredByLevelAndService_openAsJsonAndLeadToTheTrace() throws Exception {
    browser.view(sink, "logs");
    browser.find(".log-lines .line");
    browser.shot("logs-light");
    browser.click(".chips button");
    browser.awaitText(".summary", "from");
    browser.awaitTrue(
        "[...document.querySelectorAll('.line .level')].every(l => l.innerText === 'ERROR')");

    browser.run(
        "[...document.querySelectorAll('.line')].find(l => l.innerText.includes('Order')).click()");
    browser.awaitText(".line-details", "Caused by: java.io.IOException");
    assertThat(browser.text(".line-details")).contains("customer", "tier", "namespace", "shop-dev");
    browser.shot("line-light");
    assertThat(browser.problemsOfAccess()).isEmpty();

    browser.run(
        "[...document.querySelectorAll('.pick')].find(a => a.innerText === 'gold').click()");
    browser.awaitText(".chip", "customer.tier = gold");
    browser.find(".log-lines .line");
    browser.click(".chip button");
    browser.awaitCount(".chip", 0);

    browser.run(
        "[...document.querySelectorAll('.line')].find(l => l.innerText.includes('Order')).click()");
    browser.click(".line-details a.button");
    browser.awaitText(".trace-head h1", "POST /checkout");
  }

  @Test
  void metrics_ofTheContractAndBeyond_areListed() {
    browser.view(sink, "metrics");

    browser.awaitText(".metric-list", "http_server_request_duration_seconds");
    assertThat(browser.texts(".metric-list h2").toString())
        .contains("In the contract", "Beyond the contract", "not seen");
    assertThat(browser.text(".metric-list")).contains("kafka_consumer_lag", "jvm_class_count");
  }

  @Test
  void histogram_withExemplars_leadsToTheTrace() throws Exception {
    browser.view(sink, "metrics/http_server_request_duration_seconds");
    browser.find(".heat rect");
    browser.shot("metric-light");

    assertThat(browser.texts(".plot h2"))
        .containsExactly("How the values are spread", "Quantiles", "Rate, per second");
    assertThat(browser.count(".heat rect")).isGreaterThan(100);
    assertThat(browser.text(".legend")).contains("p50", "p95", "p99");
    browser.run("document.querySelector('.exemplar').focus()");
    browser.keys(Keys.ENTER);
    browser.find(".trace-head");
  }

  @Test
  void nativeHistogram_isAHeatMapToo() {
    browser.view(sink, "metrics/shop_page_render_seconds");

    browser.find(".heat rect");
    assertThat(browser.text(".legend")).contains("p99");
  }

  @Test
  void counter_isARateAndGaugeAValue() {
    browser.view(sink, "metrics/shop_orders_total");
    browser.awaitText(".plot h2", "Rate, per second");
    assertThat(browser.texts(".legend li")).anyMatch(t -> t.startsWith("card"));

    browser.view(sink, "metrics/jvm_memory_used_bytes");
    browser.awaitText(".plot h2", "Value");
    assertThat(browser.text(".legend")).contains("heap", "MiB");
  }

  @Test
  void tenants_areShownWithTheirLimits_andOneCanBeChosen() throws Exception {
    browser.view(sink, "tenants");
    browser.awaitText(".tenants", "billing-dev");
    browser.click(".tenants summary");
    browser.shot("tenants-light");
    assertThat(browser.text(".tenants")).contains("max_line_size", "256KB", "refused");

    browser.run(
        "const s = document.querySelector('select.tenant'); s.value = 'billing-dev'; s.dispatchEvent(new Event('change'))");
    browser.view(sink, "traces");
    browser.awaitText(".summary", "1 trace");
    browser.run(
        "const s = document.querySelector('select.tenant'); s.value = ''; s.dispatchEvent(new Event('change'))");
  }

  @Test
  void violations_eachTellTheChangeToMake() throws Exception {
    browser.view(sink, "violations");
    browser.find(".card.is-refused");
    browser.shot("violations-light");

    assertThat(browser.text(".card.is-refused .advice"))
        .contains("Bound the lines where they are made");
    assertThat(browser.text(".card.is-refused .said"))
        .contains("max entry size '262144' bytes exceeded");
    assertThat(browser.count(".card")).isEqualTo(browser.count(".card .advice")).isGreaterThan(5);
    browser.type("[data-search]", "stack trace");
    browser.awaitCount(".card", 1);
  }

  @Test
  void keyboard_alone_goesEverywhere() {
    browser.keys("2");
    browser.find("main.view-traces .traces");
    browser.keys("/");
    browser.keys("checkout");
    browser.awaitText(".summary", "15 traces");
    browser.keys(Keys.ESCAPE);
    browser.keys("j", "j", "k", Keys.ENTER);
    browser.find(".waterfall .row");

    int rows = browser.count(".waterfall .row");
    browser.keys(Keys.ARROW_LEFT);
    browser.awaitCount(".waterfall .row", 1);
    browser.keys(Keys.ARROW_RIGHT);
    browser.awaitCount(".waterfall .row", rows);
    browser.keys(Keys.ARROW_DOWN, Keys.ENTER);
    browser.find(".trace-body .panel");
    browser.keys(Keys.ESCAPE);
    browser.awaitCount(".trace-body .panel", 0);
    browser.keys("l");
    browser.awaitCount(".row.is-line", 0);
    browser.keys(Keys.ESCAPE);
    browser.find("main.view-traces");

    browser.keys("3");
    browser.find(".log-lines .line");
    browser.keys("g", Keys.ENTER);
    browser.find(".line-details");
    browser.keys("?");
    browser.find("dialog[open]");
    browser.keys(Keys.ESCAPE);
    browser.awaitCount("dialog[open]", 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void eachView_inBothSchemes_hasNamesAndContrast(String scheme) throws Exception {
    browser.colours(scheme);
    List<String> problems = new ArrayList<>();
    for (String view : views()) {
      browser.view(sink, view);
      shown(view);
      if (scheme.equals("dark")) {
        browser.shot(name(view) + "-dark");
      }
      browser.problemsOfAccess().forEach(problem -> problems.add(view + ": " + problem));
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void eachView_onAPhone_fitsItsWidth() throws Exception {
    browser.size(390, 844);
    List<String> problems = new ArrayList<>();
    for (String view : views()) {
      browser.view(sink, view);
      shown(view);
      browser.shot(name(view) + "-phone");
      if ((Boolean) browser.run(WIDER)) {
        problems.add(view + " is wider than 390 pixels");
      }
      browser.problemsOfAccess().forEach(problem -> problems.add(view + ": " + problem));
    }
    assertThat(problems).isEmpty();
  }

  private static List<String> views() {
    return List.of(
        "overview",
        "traces",
        "trace/" + failedCheckout(),
        "logs",
        "metrics",
        "metrics/http_server_request_duration_seconds",
        "tenants",
        "violations");
  }

  private static String name(String view) {
    return view.startsWith("trace/")
        ? "trace"
        : view.replace("metrics/http_server_request_duration_seconds", "metric");
  }

  private static void shown(String view) {
    String selector =
        switch (name(view)) {
          case "overview" -> ".tiles";
          case "traces" -> ".traces li";
          case "trace" -> ".waterfall .row";
          case "logs" -> ".log-lines .line";
          case "metrics" -> ".metric-list li";
          case "metric" -> ".heat rect";
          default -> ".card";
        };
    browser.find(selector);
  }
}
