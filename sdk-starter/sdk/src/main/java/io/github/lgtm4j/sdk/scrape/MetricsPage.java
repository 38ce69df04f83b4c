/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.scrape;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * One page, for whatever server asks: text, OpenMetrics or protobuf, as gzip where that is
 * accepted. An answer is complete before its first byte leaves. Thread-safe.
 *
 * @since 0.1.0
 */
public final class MetricsPage {
  private final PrometheusRegistry registry;
  private final ExpositionFormats formats = ExpositionFormats.init();
  private final AtomicInteger lastSize = new AtomicInteger(16 * 1024);

  /** The page of this registry. */
  public MetricsPage(PrometheusRegistry registry) {
    this.registry = registry;
  }

  /**
   * The answer to a request.
   *
   * @param accept the header of that name
   * @param acceptEncoding the header of that name
   * @param names the values of {@code name[]}; empty for all metrics
   */
  public Answer answer(
      @Nullable String accept, @Nullable String acceptEncoding, Collection<String> names) {
    ExpositionFormatWriter writer = formats.findWriter(accept);
    boolean gzip = acceptsGzip(acceptEncoding);
    ByteArrayOutputStream body = new ByteArrayOutputStream(lastSize.get());
    try (OutputStream out = gzip ? new FastGzip(body) : body) {
      writer.write(out, scrape(names));
    } catch (IOException e) {
      throw new UncheckedIOException("Nothing but memory is written to", e);
    }
    lastSize.set(body.size() + body.size() / 8);
    return new Answer(writer.getContentType(), gzip, body.toByteArray());
  }

  private MetricSnapshots scrape(Collection<String> names) {
    return names.isEmpty()
        ? registry.scrape()
        : registry.scrape(name -> names.stream().anyMatch(asked -> isOf(asked, name)));
  }

  /** Somebody who asks for a series names what it is in the text, with its suffix. */
  private static boolean isOf(String asked, String name) {
    return asked.equals(name)
        || (asked.startsWith(name + "_")
            && asked
                .substring(name.length())
                .matches("_(?:total|created|info|count|sum|bucket|gcount|gsum)"));
  }

  private static boolean acceptsGzip(@Nullable String acceptEncoding) {
    if (acceptEncoding == null) {
      return false;
    }
    for (String encoding : acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = encoding.trim().split(";", -1);
      if (parts[0].trim().equals("gzip")) {
        return parts.length == 1 || !parts[1].trim().matches("q=0(?:\\.0*)?");
      }
    }
    return false;
  }

  /** What is sent. */
  public static final class Answer {
    private final String contentType;
    private final boolean gzip;
    private final byte[] body;

    private Answer(String contentType, boolean gzip, byte[] body) {
      this.contentType = contentType;
      this.gzip = gzip;
      this.body = body;
    }

    /** For the header {@code Content-Type}. */
    public String contentType() {
      return contentType;
    }

    /** Whether the body is compressed, for the header {@code Content-Encoding}. */
    public boolean gzip() {
      return gzip;
    }

    /** The caller's own. */
    public byte[] body() {
      return body;
    }
  }

  /** Most of a scrape's time is compression, and a better one saves little. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, 8192);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
