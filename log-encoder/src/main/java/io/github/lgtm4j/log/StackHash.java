/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

/*
 * FNV-1a over the characters, then a multiply-xorshift mix per part. It groups equal errors and
 * guards nothing, so it needs no cryptographic digest (MD5 and SHA-1 are not to be had under FIPS).
 *
 * Counted are the classes of the throwable and its causes, and the frames of the application with
 * their lines. The platform's frames count, without lines, only where a throwable has no other:
 * they change with the JDK and with the kind of thread. Messages hold ids, and suppressed throwables
 * depend on how often something was tried: neither counts.
 */
/** The hash that tells whether two stacks are the same error. */
final class StackHash {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private long total;
  private long application;
  private long platform;

  void begin() {
    total = FNV_OFFSET;
  }

  void throwable(String className) {
    total = mix(total, className.hashCode()); // specified by the JDK, and kept by the string
    application = 0;
    platform = 0;
  }

  void frame(Frame frame) {
    if (frame.hash != 0) {
      if (frame.platform) {
        platform = mix(platform, frame.hash);
      } else {
        application = mix(application, frame.hash);
      }
    }
  }

  void endThrowable() {
    total = mix(total, application != 0 ? application : platform);
  }

  long value() {
    return total;
  }

  static long of(String text) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    return hash;
  }

  static long mix(long hash, long more) {
    long mixed = (hash ^ more) * MIX;
    return mixed ^ mixed >>> 29;
  }
}
