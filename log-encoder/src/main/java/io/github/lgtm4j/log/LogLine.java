/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/*
 * The document is written once, front to back, into a pooled buffer. What it needs early but an
 * event gives late (trace ids are among the MDC, the line's class may be a marker's name) is handed
 * over first and kept: marker(), context(). Then head() writes the core fields, field() the
 * application's, end() the context and the exception. The context is sorted by key, because the
 * order of its map is an accident that would differ from one logging library to the next.
 */
/**
 * One event on its way to being a line. Taken from {@link LogFormat#open()}, given back by {@link
 * #close()}, used by one thread in between.
 *
 * <p>Call in this order: {@link #marker} and {@link #context} as often as needed, {@link #head},
 * {@link #field} as often as needed, {@link #end}; then take the bytes.
 *
 * @since 0.1.0
 */
public final class LogLine implements AutoCloseable {
  private static final int NANOS_PER_SECOND = 1_000_000_000;
  private static final int KEPT_SCRATCH = 32 * 1024;

  final int slot;
  private final LogFormat format;
  private final Document document;
  private final Bounds bounds;
  private final JsonBuffer out = new JsonBuffer(2048);
  private final Clock clock;
  private final ValueWriter values;
  private final StackWriter stacks;
  private final SeenKeys seen = new SeenKeys(64);
  private final Context context = new Context();
  private final TraceMembers traceMembers;
  private final Markers markers = new Markers();
  private final Cuts cuts = new Cuts();
  private final ContextEntry contextEntry = new ContextEntry();
  private StringBuilder scratch = new StringBuilder(256);
  private int messageStart;
  private int messageEnd;
  private int fieldsEnd;
  private @Nullable Throwable failure;

  LogLine(LogFormat format, int slot) {
    this.format = format;
    this.slot = slot;
    this.document = format.document;
    this.bounds = format.bounds;
    this.clock = new Clock(document.open);
    this.traceMembers = new TraceMembers(document);
    this.values = new ValueWriter(out, format.keys, format.masking);
    this.stacks = new StackWriter(out, format.frames, format.masking);
  }

  /** Adds the name of a marker. */
  public void marker(String name) {
    markers.add(name);
  }

  /** Adds an entry of the MDC or thread context; trace ids are recognised by their keys. */
  public void context(@Nullable String key, @Nullable Object value) {
    context.add(format.keys.get(String.valueOf(key), out), value);
  }

  /** Adds a whole MDC. */
  public void context(Map<String, String> entries) {
    if (!entries.isEmpty()) {
      entries.forEach(contextEntry);
    }
  }

  /** An empty builder to format a message in, without garbage. */
  public StringBuilder scratch() {
    scratch.setLength(0);
    return scratch;
  }

  /** Writes the core fields, all that come before the application's. */
  public void head(
      long epochSecond,
      int nanos,
      LogLevel level,
      @Nullable String message,
      @Nullable String logger,
      @Nullable String thread) {
    open(epochSecond, nanos, level);
    String text = String.valueOf(message);
    if (!out.text(format.masking.hasPatterns ? format.masking.apply(text) : text, bounds.line)) {
      cuts.message();
    }
    origin(logger, thread);
  }

  /** As {@link #head(long, int, LogLevel, String, String, String)} with {@link #scratch()}. */
  public void headWithScratch(
      long epochSecond,
      int nanos,
      LogLevel level,
      @Nullable String logger,
      @Nullable String thread) {
    if (format.masking.hasPatterns) {
      head(epochSecond, nanos, level, scratch.toString(), logger, thread);
      return;
    }
    open(epochSecond, nanos, level);
    if (!out.text(scratch, bounds.line)) {
      cuts.message();
    }
    origin(logger, thread);
  }

  private void open(long epochSecond, int nanos, LogLevel level) {
    if (nanos < 0 || nanos >= NANOS_PER_SECOND) { // Log4j2, before 1970
      clock.write(
          epochSecond + Math.floorDiv(nanos, NANOS_PER_SECOND),
          Math.floorMod(nanos, NANOS_PER_SECOND),
          out);
    } else {
      clock.write(epochSecond, nanos, out);
    }
    out.raw(document.levels[level.ordinal()]);
    messageStart = out.position;
  }

  private void origin(@Nullable String logger, @Nullable String thread) {
    messageEnd = out.position;
    LogClass ofLogger = format.loggers.write(logger == null ? "" : logger, out);
    format.threads.write(thread == null ? "" : thread, out);
    traceMembers.write(context, out);
    out.raw(document.identity(markers.logClass == null ? ofLogger : markers.logClass));
    if (!markers.isEmpty()) {
      out.raw(document.markers);
      if (!markers.write(out, bounds.name)) {
        cuts.core("markers");
      }
    }
    fieldsEnd = out.position + bounds.fields;
  }

  /** Writes a field of the application's; a key that is taken is renamed after its source. */
  public void field(FieldSource source, @Nullable String key, @Nullable Object value) {
    field(source, format.keys.get(String.valueOf(key), out), value);
  }

  private void field(FieldSource source, Key wanted, @Nullable Object value) {
    Key key = wanted;
    if (key.role != Key.PLAIN) {
      key = format.keys.get(source.prefix + key.name, out);
    }
    while (!seen.add(key.hash)) {
      key = format.keys.get(source.prefix + key.name, out);
    }
    if (out.position + key.member.length >= fieldsEnd) {
      cuts.field(key);
      return;
    }
    if (value instanceof String && !key.masked && !format.masking.hasPatterns) {
      if (!out.member(key.member, (String) value, fieldsEnd - out.position - key.member.length)) {
        cuts.field(key);
      }
      return;
    }
    out.raw(key.member);
    if (!values.write(key.masked ? Masking.MASK : value, fieldsEnd)) {
      cuts.field(key);
    }
  }

  /** Writes the context and the throwable, and closes the document. */
  public void end(@Nullable Throwable throwable) {
    context();
    if (throwable != null) {
      exception(throwable);
    }
    int over = out.position + cuts.length() + 2 - bounds.line;
    if (over > 0) {
      shortenMessage(over);
    }
    cuts.write(out);
    out.raw('}');
    out.raw('\n');
  }

  /** Nothing but the context itself says how its entries are written, unless fields came before. */
  private void context() {
    boolean alone = seen.isEmpty();
    if (alone && context.isAsBefore() && out.position + context.block().length() < fieldsEnd) {
      context.block().write(out);
      return;
    }
    int start = out.position;
    context.sort();
    for (int i = 0; i < context.count(); i++) {
      field(FieldSource.MDC, context.key(i), context.value(i));
    }
    if (alone && cuts.isEmpty()) {
      context.wrote(out, start);
    }
  }

  private void shortenMessage(int over) {
    int before = cuts.length();
    cuts.message();
    int most = messageEnd - over - (cuts.length() - before);
    int cut = out.boundary(messageStart, Math.max(messageStart, most));
    out.remove(cut, messageEnd - cut);
  }

  private void exception(Throwable throwable) {
    out.raw(document.exceptionOpen);
    out.text(StackWriter.className(throwable), bounds.name);
    out.raw('"');
    String message = StackWriter.message(throwable);
    if (message != null) {
      out.raw(document.exceptionMessage);
      String text = format.masking.hasPatterns ? format.masking.apply(message) : message;
      if (!out.text(text, bounds.exceptionMessage)) {
        cuts.core("exception.message");
      }
      out.raw('"');
    }
    out.raw(document.stackTrace);
    if (!stacks.write(throwable, bounds.line - Bounds.CLOSING)) {
      cuts.core("exception.stack_trace");
    }
    out.raw('"');
    out.raw(document.stackHash);
    Digits.hex(stacks.hash(), out);
    out.raw(document.exceptionClose);
  }

  /** What stands in place of text that could not be had because its code threw. */
  public static String failureText(Throwable failure) {
    return ValueWriter.failure(failure);
  }

  /**
   * Makes this the line of an event that could not be read: its logging library's or the
   * application's code threw. Whatever was written before is replaced; end() is done here.
   */
  public void failed(LogLevel level, Throwable failure) {
    reset();
    this.failure = failure;
    long now = System.currentTimeMillis();
    String message = "lgtm4j could not read this event " + ValueWriter.failure(failure);
    String thread = Thread.currentThread().getName();
    int nanos = (int) Math.floorMod(now, 1000L) * 1_000_000;
    head(Math.floorDiv(now, 1000L), nanos, level, message, LogLine.class.getName(), thread);
    end(null);
  }

  /** Why this is the line of an event that could not be read; null when it was read. */
  public @Nullable Throwable failure() {
    return failure;
  }

  /** Whether anything was cut, so that the line says {@code truncated}. */
  public boolean isTruncated() {
    return !cuts.isEmpty();
  }

  /** The line with its line feed, as a new array. */
  public byte[] toBytes() {
    return out.toBytes();
  }

  /** The line with its line feed, as text. */
  public String toText() {
    return new String(out.bytes, 0, out.position, StandardCharsets.UTF_8);
  }

  /** The array that holds the line, from its start, for {@link #length()} bytes, until closed. */
  public byte[] array() {
    return out.bytes;
  }

  /** How many bytes the line has, with its line feed. */
  public int length() {
    return out.position;
  }

  int capacity() {
    return out.bytes.length;
  }

  private void reset() {
    out.position = 0;
    seen.clear();
    context.clear();
    markers.clear();
    cuts.clear();
    failure = null;
    if (scratch.capacity() > KEPT_SCRATCH) {
      scratch = new StringBuilder(256);
    }
  }

  /** Gives the line back; it must not be touched after that. */
  @Override
  public void close() {
    reset();
    format.pool.give(this);
  }

  /** Reads a map without the garbage of an iterator. */
  private final class ContextEntry implements BiConsumer<String, String> {
    @Override
    public void accept(@Nullable String key, @Nullable String value) {
      context(key, value);
    }
  }
}
