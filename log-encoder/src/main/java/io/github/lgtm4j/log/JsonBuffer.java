/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growable array of UTF-8 bytes that knows how JSON writes text and numbers. */
final class JsonBuffer {
  /*
   * Text goes from the string to the byte array in chunks, and nearly all of it is plain ASCII.
   *
   * String.getChars and the ISO-8859-1 encoder are both intrinsics of the JIT (and the only way in
   * Java 8's API to learn, without garbage, whether a string has characters beyond Latin-1), so a
   * chunk reaches the byte array at many characters an instruction. Then it is read back eight bytes
   * a step, each step asking by arithmetic on a long whether any byte is a control character, a
   * quote, a backslash or above 127. If none is, the chunk is done. Else it is written again, one
   * character at a time, by a table of escapes.
   *
   * Before a chunk, room for its worst case (six bytes a character) is made once, so that no loop
   * asks for capacity. Measured against charAt and getChars loops with a table: half their time for
   * 60 characters; short texts do not earn back the encoder's fixed costs and take the table's loop.
   */
  /** Stands for a lone surrogate, which has no form in UTF-8. */
  static final char REPLACEMENT = '\ufffd';

  private static final int CHUNK = 512;
  private static final int WORST_BYTES_PER_CHAR = 6;
  private static final int SHORT_TEXT = 16;
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final byte UNICODE_ESCAPE = 1;
  static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** 0: plain; 1: needs a six-byte escape; else the letter after the backslash. */
  private static final byte[] ESCAPES = escapes();

  private final char[] chars = new char[CHUNK];
  private final CharBuffer chunk = CharBuffer.wrap(chars);
  private final CharsetEncoder latin1 = StandardCharsets.ISO_8859_1.newEncoder();
  private ByteBuffer view;
  byte[] bytes;
  int position;

  JsonBuffer(int capacity) {
    bytes = new byte[capacity];
    view = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
  }

  private static byte[] escapes() {
    byte[] table = new byte[128];
    Arrays.fill(table, 0, 0x20, UNICODE_ESCAPE);
    table['\b'] = 'b';
    table['\t'] = 't';
    table['\n'] = 'n';
    table['\f'] = 'f';
    table['\r'] = 'r';
    table['"'] = '"';
    table['\\'] = '\\';
    return table;
  }

  void ensure(int more) {
    if (bytes.length - position < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, position + more));
      view = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }
  }

  void raw(byte[] fragment) {
    raw(fragment, 0, fragment.length);
  }

  void raw(byte[] source, int from, int length) {
    ensure(length);
    System.arraycopy(source, from, bytes, position, length);
    position += length;
  }

  void raw(char ascii) {
    ensure(1);
    bytes[position++] = (byte) ascii;
  }

  /** Writes what is known to be plain ASCII and in need of no escape. */
  @SuppressWarnings("deprecation") // the one copy without a charset: exactly right for ASCII
  void ascii(String text) {
    int length = text.length();
    ensure(length);
    text.getBytes(0, length, bytes, position);
    position += length;
  }

  /** Writes a member whose value is text; false if that had to be cut to {@code maxBytes}. */
  boolean member(byte[] name, String value, int maxBytes) {
    int length = value.length();
    if (length >= SHORT_TEXT || maxBytes < SHORT_TEXT * WORST_BYTES_PER_CHAR) {
      raw(name);
      return string(value, maxBytes);
    }
    ensure(name.length + SHORT_TEXT * WORST_BYTES_PER_CHAR + 2);
    System.arraycopy(name, 0, bytes, position, name.length);
    position += name.length;
    bytes[position++] = '"';
    shortText(value, length);
    bytes[position++] = '"';
    return true;
  }

  /** Writes text as a JSON string; false if it had to be cut to {@code maxBytes}. */
  boolean string(String text, int maxBytes) {
    raw('"');
    boolean whole = text(text, maxBytes);
    raw('"');
    return whole;
  }

  /** Writes escaped text without quotes; false if it had to be cut to {@code maxBytes}. */
  boolean text(String text, int maxBytes) {
    int length = text.length();
    if (length < SHORT_TEXT && maxBytes >= SHORT_TEXT * WORST_BYTES_PER_CHAR) {
      ensure(SHORT_TEXT * WORST_BYTES_PER_CHAR);
      shortText(text, length);
      return true;
    }
    return chunks(text, maxBytes);
  }

  /** As {@link #text(String, int)}, for text that has no {@code String} yet. */
  boolean text(StringBuilder text, int maxBytes) {
    return chunks(text, maxBytes);
  }

  private boolean chunks(CharSequence text, int maxBytes) {
    int start = position;
    int length = text.length();
    for (int from = 0; from < length; ) {
      int to = Math.min(length, from + CHUNK);
      if (to < length && Character.isHighSurrogate(text.charAt(to - 1))) {
        to--;
      }
      if (text instanceof String) {
        ((String) text).getChars(from, to, chars, 0);
      } else {
        ((StringBuilder) text).getChars(from, to, chars, 0);
      }
      int chunkStart = position;
      escape(to - from);
      if (position - start > maxBytes) {
        position = boundary(chunkStart, start + maxBytes);
        return false;
      }
      from = to;
    }
    return true;
  }

  private void shortText(String text, int length) {
    byte[] out = bytes;
    byte[] table = ESCAPES;
    int to = position;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 128 || table[c] != 0) {
        text.getChars(0, length, chars, 0);
        position = escapeRest(i, length, to);
        return;
      }
      out[to++] = (byte) c;
    }
    position = to;
  }

  private void escape(int length) {
    ensure(length * WORST_BYTES_PER_CHAR);
    if (length >= SHORT_TEXT && isPlain(length)) {
      position += length;
    } else {
      escapeByTable(length);
    }
  }

  /** Puts the chunk's low bytes in place; true if that is all there is to do. */
  private boolean isPlain(int length) {
    chunk.limit(length);
    chunk.position(0);
    view.position(position);
    latin1.encode(chunk, view, false);
    if (chunk.position() < length) {
      return false;
    }
    int last = position + length - Long.BYTES;
    long special = special(view.getLong(last));
    for (int i = position; i < last; i += Long.BYTES) {
      special |= special(view.getLong(i));
    }
    return special == 0;
  }

  /** Not zero if one of the eight bytes is below 0x20, above 0x7f, a quote or a backslash. */
  private static long special(long eight) {
    long quote = (eight ^ ONES * '"') - ONES;
    long backslash = (eight ^ ONES * '\\') - ONES;
    return (eight | eight - ONES * 0x20 | quote | backslash) & HIGH_BITS;
  }

  private void escapeByTable(int length) {
    char[] in = chars;
    byte[] out = bytes;
    byte[] table = ESCAPES;
    int to = position;
    int i = 0;
    for (; i < length; i++) {
      char c = in[i];
      if (c >= 128 || table[c] != 0) {
        break;
      }
      out[to++] = (byte) c;
    }
    position = i == length ? to : escapeRest(i, length, to);
  }

  private int escapeRest(int from, int length, int position) {
    int to = position;
    for (int i = from; i < length; i++) {
      char c = chars[i];
      if (c < 128) {
        byte escape = ESCAPES[c];
        if (escape == 0) {
          bytes[to++] = (byte) c;
        } else if (escape == UNICODE_ESCAPE) {
          to = unicodeEscape(c, to);
        } else {
          bytes[to++] = '\\';
          bytes[to++] = escape;
        }
      } else if (c < 0x800) {
        // Some readers of lines break them at U+0085, U+2028 and U+2029: escaped, they cannot.
        to = c == 0x85 ? unicodeEscape(c, to) : twoBytes(c, to);
      } else if (!Character.isSurrogate(c)) {
        to = c == 0x2028 || c == 0x2029 ? unicodeEscape(c, to) : threeBytes(c, to);
      } else if (i + 1 < length && Character.isSurrogatePair(c, chars[i + 1])) {
        to = fourBytes(Character.toCodePoint(c, chars[++i]), to);
      } else {
        to = threeBytes(REPLACEMENT, to);
      }
    }
    return to;
  }

  private int twoBytes(char c, int to) {
    bytes[to] = (byte) (0xc0 | c >> 6);
    bytes[to + 1] = (byte) (0x80 | c & 0x3f);
    return to + 2;
  }

  private int threeBytes(char c, int to) {
    bytes[to] = (byte) (0xe0 | c >> 12);
    bytes[to + 1] = (byte) (0x80 | c >> 6 & 0x3f);
    bytes[to + 2] = (byte) (0x80 | c & 0x3f);
    return to + 3;
  }

  private int fourBytes(int codePoint, int to) {
    bytes[to] = (byte) (0xf0 | codePoint >> 18);
    bytes[to + 1] = (byte) (0x80 | codePoint >> 12 & 0x3f);
    bytes[to + 2] = (byte) (0x80 | codePoint >> 6 & 0x3f);
    bytes[to + 3] = (byte) (0x80 | codePoint & 0x3f);
    return to + 4;
  }

  private int unicodeEscape(char c, int to) {
    bytes[to] = '\\';
    bytes[to + 1] = 'u';
    bytes[to + 2] = HEX[c >> 12];
    bytes[to + 3] = HEX[c >> 8 & 15];
    bytes[to + 4] = HEX[c >> 4 & 15];
    bytes[to + 5] = HEX[c & 15];
    return to + 6;
  }

  /**
   * The last place not after {@code limit} where escaped text may end, stepping from {@code from}.
   */
  int boundary(int from, int limit) {
    int at = from;
    while (at < limit) {
      int next = at + tokenLength(at);
      if (next > limit) {
        break;
      }
      at = next;
    }
    return at;
  }

  private int tokenLength(int at) {
    int lead = bytes[at];
    if (lead == '\\') {
      return bytes[at + 1] == 'u' ? 6 : 2;
    }
    return lead >= 0 ? 1 : lead < (byte) 0xe0 ? 2 : lead < (byte) 0xf0 ? 3 : 4;
  }

  /** Takes {@code length} bytes out of the middle. */
  void remove(int from, int length) {
    System.arraycopy(bytes, from + length, bytes, from, position - from - length);
    position -= length;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, position);
  }

  byte[] copySince(int start) {
    return Arrays.copyOfRange(bytes, start, position);
  }

  /** Takes away what was written since {@code start}, and gives it. */
  byte[] takeSince(int start) {
    byte[] taken = copySince(start);
    position = start;
    return taken;
  }
}
