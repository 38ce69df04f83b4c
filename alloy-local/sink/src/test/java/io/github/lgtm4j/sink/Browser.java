/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real browser without a window; tests are skipped, with the reason, where there is none. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Path SHOTS = Path.of("target", "page");

  private final ChromeDriver driver;
  private final List<String> console = new ArrayList<>();
  private final Set<String> asked = new TreeSet<>();

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  static Browser start() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(Program.find("chromium").toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--window-size=1440,900");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(Program.find("chromedriver").toFile())
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  void open(URI address) {
    driver.get(address.toString());
  }

  /** Opens a view of the page, for a browser that has the token already. */
  void view(LocalSink sink, String path) {
    driver.get(sink.http() + "/#/" + path);
  }

  String address() {
    return driver.getCurrentUrl();
  }

  /* What is seen */

  /** The element, as soon as it is there. */
  WebElement find(String selector) {
    return await(selector)
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> driver.findElement(By.cssSelector(selector)), WebElement::isDisplayed);
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  int count(String selector) {
    return all(selector).size();
  }

  /** The texts of elements in one go: some may be drawn anew between two questions. */
  @SuppressWarnings("unchecked")
  List<String> texts(String selector) {
    return (List<String>)
        run("return [...document.querySelectorAll(arguments[0])].map(e => e.innerText)", selector);
  }

  String text(String selector) {
    find(selector);
    return String.join("\n", texts(selector));
  }

  void awaitText(String selector, String text) {
    await(text)
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(String.join("\n", texts(selector))).containsIgnoringCase(text));
  }

  void awaitCount(String selector, int count) {
    await(selector)
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(count(selector)).as(selector).isEqualTo(count));
  }

  void awaitTrue(String expression) {
    await(expression).atMost(PATIENCE).until(() -> (Boolean) run("return " + expression));
  }

  /* What is done */

  void click(String selector) {
    await(selector)
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              driver.findElement(By.cssSelector(selector)).click();
              return true;
            });
  }

  void type(String selector, String text) {
    WebElement field = find(selector);
    field.clear();
    field.sendKeys(text);
  }

  void keys(CharSequence... keys) {
    for (CharSequence key : keys) {
      new Actions(driver).sendKeys(key).perform();
    }
  }

  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Runs a script that calls its last argument when it is done. */
  Object runAndWait(String script, Object... arguments) {
    driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
    return driver.executeAsyncScript(script, arguments);
  }

  /* How it looks */

  void colours(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
  }

  /** Keeps what is seen, for people: under target/page. */
  void shot(String name) throws IOException {
    Files.createDirectories(SHOTS);
    Files.write(SHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
  }

  /** What axe-core has against the page, a line each; the scripts of the page are not asked. */
  List<String> problemsOfAccess() throws IOException {
    try (InputStream axe = Browser.class.getResourceAsStream("/axe.min.js")) {
      run(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
    }
    String result =
        (String)
            runAndWait(
                """
                const done = arguments[arguments.length - 1];
                axe.run(document, {resultTypes: ["violations"]}).then(
                  r => done(JSON.stringify(r.violations)), e => done(JSON.stringify([{id: String(e), nodes: []}])))
                """);
    List<String> problems = new ArrayList<>();
    for (JsonNode violation : new ObjectMapper().readTree(result)) {
      for (JsonNode node : violation.path("nodes")) {
        problems.add(
            violation.path("id").asText()
                + ": "
                + node.path("html").asText()
                + " "
                + node.path("failureSummary").asText());
      }
      if (violation.path("nodes").isEmpty()) {
        problems.add(violation.path("id").asText());
      }
    }
    return problems;
  }

  /* What it did */

  /** What the browser complained of since the start: errors of scripts, refused content. */
  List<String> complaints() {
    for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
      console.add(entry.getMessage());
    }
    return console;
  }

  /** Every address that was asked for since the start. */
  Set<String> requests() throws IOException {
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode message = new ObjectMapper().readTree(entry.getMessage()).path("message");
      if (message.path("method").asText().equals("Network.requestWillBeSent")) {
        asked.add(message.path("params").path("request").path("url").asText());
      }
    }
    return asked;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
