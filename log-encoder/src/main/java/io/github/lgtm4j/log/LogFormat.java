/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the document and the caches that make it fast; one for each appender. Safe for
 * use by any number of threads: each takes a {@link LogLine} by {@link #open()}.
 *
 * @since 0.1.0
 */
public final class LogFormat {
  /** The most bytes that a line has unless it is set. */
  public static final int DEFAULT_LINE_BYTES = Bounds.DEFAULT_LINE;

  private static final int LOGGER_BITS = 10;
  private static final int THREAD_BITS = 8;

  final Bounds bounds;
  final Masking masking;
  final Document document;
  final KeyCache keys;
  final NameCache loggers;
  final NameCache threads;
  final FrameCache frames = new FrameCache();
  final LinePool pool;

  private LogFormat(Builder settings) {
    Schema schema = settings.preset.schema;
    bounds = new Bounds(settings.maxLineBytes);
    masking = new Masking(settings.maskKeys, settings.maskPatterns);
    document = new Document(schema, settings, bounds);
    keys = new KeyCache(schema, masking);
    loggers = new NameCache(LOGGER_BITS, document.loggerMember, bounds.name, true);
    threads = new NameCache(THREAD_BITS, document.threadMember, bounds.name, false);
    pool = new LinePool(this);
  }

  /** Settings at their defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** An empty line for one event. Close it. */
  public LogLine open() {
    return pool.take();
  }

  /** The settings; each adapter offers them under the same names. */
  public static final class Builder {
    private static final List<String> NAMES =
        Collections.unmodifiableList(
            Arrays.asList(
                "preset",
                "application",
                "environment",
                "tenant",
                "auditTenant",
                "securityTenant",
                "maxLineBytes",
                "maskKeys",
                "maskPatterns"));

    private Preset preset = Preset.LGTM;
    @Nullable String application;
    @Nullable String environment;
    @Nullable String tenant;
    @Nullable String auditTenant;
    @Nullable String securityTenant;
    private int maxLineBytes = Bounds.DEFAULT_LINE;
    private Collection<String> maskKeys = names(Masking.DEFAULT_KEYS);
    private Collection<String> maskPatterns = Collections.emptyList();

    private Builder() {}

    /** The names of the fields: {@code lgtm}, {@code ecs}, {@code logstash} or {@code gcp}. */
    public Builder preset(String preset) {
      this.preset = Preset.valueOf(preset.trim().toUpperCase(Locale.ROOT));
      return this;
    }

    /** The application; default: detected. */
    public Builder application(@Nullable String application) {
      this.application = application;
      return this;
    }

    /** The environment; default: detected. */
    public Builder environment(@Nullable String environment) {
      this.environment = environment;
      return this;
    }

    /** The tenant; default: detected. */
    public Builder tenant(@Nullable String tenant) {
      this.tenant = tenant;
      return this;
    }

    /** The tenant of audit lines, where they have one of their own. */
    public Builder auditTenant(@Nullable String auditTenant) {
      this.auditTenant = auditTenant;
      return this;
    }

    /** The tenant of security lines, where they have one of their own. */
    public Builder securityTenant(@Nullable String securityTenant) {
      this.securityTenant = securityTenant;
      return this;
    }

    /** The most bytes that a line may have; default 204800, at least 16384. */
    public Builder maxLineBytes(int maxLineBytes) {
      this.maxLineBytes = maxLineBytes;
      return this;
    }

    /**
     * The keys, with commas between them, whose values are hidden, in place of the default ones.
     */
    public Builder maskKeys(String maskKeys) {
      this.maskKeys = names(maskKeys);
      return this;
    }

    /**
     * Hides what matches one of these, with blanks between them: {@code card}, {@code bearer}, or
     * regular expressions, in which {@code \\s} stands for a blank. Default: none.
     */
    public Builder maskPatterns(String maskPatterns) {
      this.maskPatterns = Arrays.asList(maskPatterns.trim().split("\\s+"));
      return this;
    }

    /** Sets what is named as one of the methods here, from text. */
    public Builder set(String name, String value) {
      switch (name) {
        case "preset":
          return preset(value);
        case "application":
          return application(value);
        case "environment":
          return environment(value);
        case "tenant":
          return tenant(value);
        case "auditTenant":
          return auditTenant(value);
        case "securityTenant":
          return securityTenant(value);
        case "maxLineBytes":
          return maxLineBytes(Integer.parseInt(value));
        case "maskKeys":
          return maskKeys(value);
        case "maskPatterns":
          return maskPatterns(value);
        default:
          throw new IllegalArgumentException("setting must be one of " + NAMES + ", not " + name);
      }
    }

    /** The names that {@link #set} takes. */
    public static List<String> names() {
      return NAMES;
    }

    private static Set<String> names(String list) {
      Set<String> names = new LinkedHashSet<>(Arrays.asList(list.split("\\s*,\\s*")));
      names.remove("");
      return names;
    }

    /** The format, with the identity of this process where none was set. */
    public LogFormat build() {
      DetectedIdentity.complete(this);
      return new LogFormat(this);
    }
  }
}
