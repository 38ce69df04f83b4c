/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.encoder;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** An event to the bytes of its line: every Logback encoder on the same events, in turn. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseG1GC"})
@State(Scope.Thread)
public class EncoderBenchmark {
  @Param public Scenario scenario;
  @Param public Peer peer;

  private Encoder<ILoggingEvent> encoder;
  private LoggingEvent[] events;
  private int next;

  @Setup
  public void setUp() throws Exception {
    encoder = peer.encoder(scenario, new LoggerContext());
    events = scenario.events();
    long bytes = 0;
    for (LoggingEvent event : events) {
      byte[] line = encoder.encode(event);
      SameInformation.check(peer.isText(), Facts.of(event), line);
      bytes += 16 + (line.length + 7) / 8 * 8;
    }
    System.out.printf(
        "%n[the arrays of %s %s take %d B/op]%n", peer, scenario, bytes / events.length);
  }

  @Benchmark
  public byte[] encode() {
    next = next + 1 & events.length - 1;
    return encoder.encode(events[next]);
  }
}
