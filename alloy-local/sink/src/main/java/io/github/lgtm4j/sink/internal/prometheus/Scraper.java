/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.prometheus;

import io.github.lgtm4j.sink.internal.codec.SeriesKey;
import io.github.lgtm4j.sink.internal.intake.MetricBatch;
import io.github.lgtm4j.sink.internal.prometheus.Exposition.Sample;
import io.github.lgtm4j.sink.internal.rules.Rules;
import io.github.lgtm4j.sink.internal.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Reads a page of metrics into the store, with the labels and the extra series of Prometheus. */
public final class Scraper {
  private static final String ACCEPT =
      "application/openmetrics-text;version=1.0.0;q=0.8,text/plain;version=0.0.4;q=0.5";
  private static final int MAX_PAGE = 16 << 20;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Store store;
  private final Rules rules;
  private final Clock clock;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  public Scraper(Store store, Rules rules, Clock clock) {
    this.store = store;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * Reads a page once.
   *
   * @return how many samples it holds
   * @throws IOException if it cannot be had or read; {@code up} is 0 then
   */
  public int scrape(URI uri, String tenant, Map<String, String> targetLabels)
      throws IOException, InterruptedException {
    Map<String, String> labels = new TreeMap<>(targetLabels);
    labels.putIfAbsent("instance", uri.getAuthority());
    labels.putIfAbsent("job", targetLabels.getOrDefault("application", "lgtm4j"));
    long time = clock.millis();
    MetricBatch batch = new MetricBatch(store, rules);
    try {
      List<Sample> samples = get(uri);
      samples.forEach(sample -> store(batch, tenant, sample, labels, time));
      gauge(batch, tenant, "up", labels, 1, time);
      gauge(batch, tenant, "scrape_samples_scraped", labels, samples.size(), time);
      gauge(batch, tenant, "scrape_duration_seconds", labels, (clock.millis() - time) / 1e3, time);
      return samples.size();
    } catch (IOException e) {
      gauge(batch, tenant, "up", labels, 0, time);
      throw e;
    }
  }

  private List<Sample> get(URI uri) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(TIMEOUT)
            .header("Accept", ACCEPT)
            .header("Accept-Encoding", "gzip")
            .header("User-Agent", "lgtm4j-sink")
            .build();
    HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      if (response.statusCode() != 200) {
        throw new IOException("server returned HTTP status " + response.statusCode());
      }
      String text = new String(read(response, body), StandardCharsets.UTF_8);
      String type = response.headers().firstValue("content-type").orElse("");
      return Exposition.parse(text, type.startsWith("application/openmetrics-text"));
    } catch (IllegalArgumentException e) {
      throw new IOException(uri + ": " + e.getMessage(), e);
    }
  }

  private static byte[] read(HttpResponse<InputStream> response, InputStream body)
      throws IOException {
    boolean gzip = response.headers().firstValue("content-encoding").orElse("").equals("gzip");
    InputStream plain = gzip ? new GZIPInputStream(body) : body;
    byte[] bytes = plain.readNBytes(MAX_PAGE + 1);
    if (bytes.length > MAX_PAGE) {
      throw new IOException("body size limit exceeded");
    }
    return bytes;
  }

  private static void store(
      MetricBatch batch, String tenant, Sample sample, Map<String, String> target, long now) {
    Map<String, String> labels = new TreeMap<>(target);
    // As with honor_labels=false: what the application claims makes way for what the target is.
    sample
        .labels()
        .forEach(
            (name, value) ->
                labels.put(target.containsKey(name) ? "exported_" + name : name, value));
    batch.series(new SeriesKey(tenant, sample.name(), sample.type(), sample.unit(), labels));
    batch.sample(sample.epochMillis() == null ? now : sample.epochMillis(), sample.value());
    if (sample.exemplar() != null) {
      batch.exemplar(sample.exemplar().at(now));
    }
  }

  private static void gauge(
      MetricBatch batch,
      String tenant,
      String name,
      Map<String, String> labels,
      double value,
      long time) {
    batch.series(new SeriesKey(tenant, name, "gauge", "", labels));
    batch.sample(time, value);
  }
}
