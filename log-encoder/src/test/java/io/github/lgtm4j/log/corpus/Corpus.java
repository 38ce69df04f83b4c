/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.corpus;

import static io.github.lgtm4j.log.corpus.Event.event;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The events that every adapter must turn into the same bytes. */
public final class Corpus {
  public static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
  public static final String SPAN_ID = "b7ad6b7169203331";

  private Corpus() {}

  public static List<Event> events() {
    List<Event> events = new ArrayList<>();
    core(events);
    text(events);
    traces(events);
    context(events);
    markers(events);
    fields(events);
    exceptions(events);
    return events;
  }

  private static void core(List<Event> events) {
    for (String level : List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR")) {
      events.add(event("level " + level).with("level", level));
    }
    events.add(event("epoch").with("second", 0L).with("nanos", 0));
    events.add(event("before the epoch").with("second", -1L).with("nanos", 999_000_000));
    events.add(event("leap day").with("second", 1_709_164_800L).with("nanos", 1_000_000));
    events.add(event("last day of a year").with("second", 1_767_225_599L));
    events.add(event("year 2100").with("second", 4_107_542_400L));
    events.add(event("nanoseconds").with("nanos", 123_456_789));
    events.add(event("one nanosecond").with("nanos", 1));
    events.add(event("empty message").message(""));
    events.add(event("null message").message(null));
    events.add(event("root logger").with("logger", "ROOT"));
    events.add(event("logger with odd characters").with("logger", "a\"b\\c é"));
    events.add(event("thread with odd characters").with("thread", "http-\"1\" \u4f60"));
  }

  private static void text(List<Event> events) {
    events.add(event("quotes").message("say \"hi\" \\ bye /"));
    events.add(event("control characters").message("\0\1\b\t\n\f\r\u001b\u001f\u007f"));
    events.add(event("line breaks").message("one\r\ntwo\u0085three\u2028four\u2029five"));
    events.add(event("two bytes").message("Grüße, Łódź, Ελλάδα"));
    events.add(event("three bytes").message("你好 こんにちは €"));
    events.add(event("four bytes").message("\ud83d\ude00 \ud834\udd1e"));
    events.add(event("lone high surrogate").message("a\ud800b"));
    events.add(event("lone low surrogate").message("a\udc00b"));
    events.add(event("surrogates in the wrong order").message("\udc00\ud800"));
    events.add(event("high surrogate at the end").message("end\ud83d"));
    events.add(event("json in a message").message("{\"a\":[1,2,{\"b\":null}]}"));
    events.add(event("markup").message("<a href='x'>&amp;</a>"));
    events.add(
        event("a chunk's border").message("x".repeat(511) + "\ud83d\ude00" + "y".repeat(513)));
    events.add(event("long").message("0123456789".repeat(900)));
    events.add(event("long and not ASCII").message("é".repeat(3000)));
    events.add(event("spaces only").message("   "));
    events.add(event("braces").message("{} {}"));
  }

  private static void traces(List<Event> events) {
    events.add(traced(event("trace"), TRACE_ID, SPAN_ID).mdc("trace_flags", "01"));
    events.add(traced(event("trace without flags"), TRACE_ID, SPAN_ID));
    events.add(event("micrometer").mdc("traceId", TRACE_ID).mdc("spanId", SPAN_ID));
    events.add(
        traced(event("both spellings"), TRACE_ID, SPAN_ID)
            .mdc("traceId", "1".repeat(32))
            .mdc("spanId", "2".repeat(16)));
    events.add(traced(event("upper case"), "0AF7651916CD43DD8448EB211C80319C", "B7AD6B7169203331"));
    events.add(traced(event("no trace"), "0".repeat(32), "0".repeat(16)).mdc("trace_flags", "00"));
    events.add(event("64-bit trace").mdc("traceId", SPAN_ID).mdc("spanId", SPAN_ID));
    events.add(traced(event("no ids at all"), "not-a-trace", "xyz").mdc("user", "u1"));
    events.add(event("trace among others").mdc("a", "1").mdc("trace_id", TRACE_ID).mdc("z", "2"));
    events.add(event("empty trace").mdc("trace_id", "").mdc("span_id", ""));
  }

  private static Event traced(Event event, String traceId, String spanId) {
    return event.mdc("trace_id", traceId).mdc("span_id", spanId);
  }

  private static void context(List<Event> events) {
    Event five = event("five entries");
    for (String key : List.of("user", "session", "request_id", "tenant_id", "order")) {
      five.mdc(key, key + "-value");
    }
    events.add(five);
    Event many = event("many entries");
    for (int i = 0; i < 40; i++) {
      many.mdc("key" + i * 7 % 40, "v" + i);
    }
    events.add(many);
    events.add(event("equal beginnings").mdc("prefix_b", "2").mdc("prefix_a", "1").mdc("pre", "0"));
    events.add(event("core names").mdc("level", "x").mdc("message", "y").mdc("tenant", "z"));
    events.add(event("core name and its renaming").mdc("level", "x").mdc("mdc.level", "y"));
    events.add(
        event("hidden").mdc("password", "p").mdc("Authorization", "b").mdc("db.api-key", "k"));
    events.add(event("odd key").mdc("a \"key\"\n", "v"));
    events.add(event("long key").mdc("k".repeat(300), "v"));
    events.add(event("lone surrogate in key").mdc("k\ud800", "v"));
    events.add(event("empty key").mdc("", "v"));
  }

  private static void markers(List<Event> events) {
    events.add(event("marker").marker("BILLING"));
    events.add(event("audit marker").marker("AUDIT"));
    events.add(event("security marker").marker("security"));
    events.add(event("audit logger").with("logger", "audit.orders"));
    events.add(event("security logger").with("logger", "SECURITY"));
    events.add(event("not audit").with("logger", "auditing"));
  }

  private static void fields(List<Event> events) {
    events.add(event("number").field("duration_ms", 45));
    events.add(
        event("whole numbers")
            .field("a", Long.MIN_VALUE)
            .field("b", Long.MAX_VALUE)
            .field("c", (short) -3)
            .field("d", (byte) 7)
            .field("e", 0)
            .field("f", new BigInteger("123456789012345678901234567890"))
            .field("g", new AtomicLong(99)));
    events.add(
        event("fractions")
            .field("a", 0.1)
            .field("b", -12.5)
            .field("c", 45.0)
            .field("d", 1e-9)
            .field("e", 1.0e21)
            .field("f", 0.1f)
            .field("g", new BigDecimal("1.10"))
            .field("h", 2.0E-3)
            .field("i", 0.30000000000000004)
            .field("j", 0.0));
    events.add(
        event("no numbers")
            .field("a", Double.NaN)
            .field("b", Double.NEGATIVE_INFINITY)
            .field("c", Float.POSITIVE_INFINITY));
    events.add(event("booleans and null").field("a", true).field("b", false).field("c", null));
    events.add(event("characters").field("a", 'x').field("b", new StringBuilder("sb")));
    events.add(event("enum").field("unit", TimeUnit.SECONDS));
    events.add(event("map").field("order", map("id", 1, "lines", List.of("a", "b"), "x", map())));
    events.add(event("arrays").field("a", new int[] {1, 2}).field("b", new Object[] {"x", null}));
    events.add(event("nested secret").field("login", map("user", "u", "password", "p")));
    events.add(event("twice the same key").field("a", 1).field("a", 2).field("a", 3));
    events.add(event("key-value and context").field("user", "kv").mdc("user", "mdc"));
    events.add(event("key-value of a core name").field("level", "kv").field("trace_id", "kv"));
    events.add(event("throwing toString").field("bad", new Throwing()).field("good", 1));
    events.add(event("cyclic map").field("cycle", cycle()));
    events.add(event("keys that are one as text").field("m", twins()));
    events.add(event("deep").field("deep", deep()));
  }

  private static void exceptions(List<Event> events) {
    events.add(event("exception").thrown(exception("broken", 3)));
    events.add(event("exception without message").thrown(exception(null, 1)));
    events.add(event("exception without frames").thrown(exception("none", 0)));
    Throwable cause = exception("the cause", 5);
    Throwable outer = new IllegalArgumentException("outer \"quoted\"\nline", cause);
    outer.setStackTrace(frames(4));
    events.add(event("cause").thrown(outer));
    Throwable suppressing = exception("main", 3);
    suppressing.addSuppressed(new IllegalStateException("nested", exception("deeper", 2)));
    suppressing.getSuppressed()[0].setStackTrace(frames(2));
    events.add(event("suppressed").thrown(suppressing));
    Throwable first = exception("first", 2);
    Throwable second = exception("second", 2);
    first.initCause(second);
    second.initCause(first);
    events.add(event("circular").thrown(first));
    events.add(
        traced(event("all at once"), TRACE_ID, SPAN_ID)
            .with("level", "ERROR")
            .mdc("user", "u1")
            .marker("BILLING")
            .field("duration_ms", 45)
            .thrown(exception("broken", 3)));
  }

  private static Throwable exception(String message, int frames) {
    Throwable throwable = new IllegalStateException(message);
    throwable.setStackTrace(frames(frames));
    return throwable;
  }

  private static StackTraceElement[] frames(int count) {
    StackTraceElement[] frames = new StackTraceElement[count];
    for (int i = 0; i < count; i++) {
      int place = count - i;
      frames[i] =
          new StackTraceElement("com.example.Class" + place, "method", "Class.java", place * 10);
    }
    return frames;
  }

  private static Map<String, Object> map(Object... entries) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put((String) entries[i], entries[i + 1]);
    }
    return map;
  }

  private static Map<String, Object> cycle() {
    Map<String, Object> map = map("a", 1);
    map.put("self", Arrays.asList(map, 2));
    return map;
  }

  private static Map<Object, Object> twins() {
    Map<Object, Object> map = new LinkedHashMap<>();
    map.put(1, "number");
    map.put("1", "text");
    map.put(null, "none");
    return map;
  }

  private static Object deep() {
    Object value = "bottom";
    for (int i = 0; i < 40; i++) {
      value = List.of(value);
    }
    return value;
  }

  /** Application code that is broken. */
  private static final class Throwing {
    @Override
    public String toString() {
      throw new UnsupportedOperationException("no text");
    }
  }
}
