/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.encoder;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.logging.log4j.core.Layout;
import org.apache.logging.log4j.core.LogEvent;

/** How much of a library is timed. */
enum Layer {
  /** Logback's encoders: an event to an array. */
  ENCODER {
    @Override
    Work work(String peer, Scenario scenario) throws Exception {
      Peer chosen = Peer.valueOf(peer);
      Encoder<ILoggingEvent> encoder = chosen.encoder(scenario, new LoggerContext());
      LoggingEvent[] events = scenario.events();
      for (LoggingEvent event : events) {
        SameInformation.check(chosen.isText(), Facts.of(event), encoder.encode(event));
      }
      return number -> encoder.encode(events[number & events.length - 1]).length;
    }

    @Override
    List<String> peers() {
      return names(Peer.values(), Peer::name);
    }
  },
  /** Log4j2's layouts: an event to a byte buffer, as an appender asks for it. */
  LOG4J {
    @Override
    Work work(String peer, Scenario scenario) throws Exception {
      Log4jPeer chosen = Log4jPeer.valueOf(peer);
      Layout<?> layout = chosen.layout(scenario);
      LogEvent[] events = Log4jPeer.events(scenario);
      for (LogEvent event : events) {
        NullDestination once = new NullDestination();
        layout.encode(event, once);
        SameInformation.check(chosen.isText(), Facts.of(event), once.bytes());
      }
      ThreadLocal<NullDestination> destinations = ThreadLocal.withInitial(NullDestination::new);
      return number -> {
        NullDestination destination = destinations.get();
        layout.encode(events[number & events.length - 1], destination);
        return destination.reset();
      };
    }

    @Override
    List<String> peers() {
      return names(Log4jPeer.values(), Log4jPeer::name);
    }
  },
  /** Logback as an application meets it: logger, event, appender and a stream that drops all. */
  LOGGER {
    @Override
    Work work(String peer, Scenario scenario) throws Exception {
      return LoggerWork.of(Peer.valueOf(peer), scenario);
    }

    @Override
    List<String> peers() {
      return List.of("LGTM4J", "LLE", "LOGBACK_JSON", "LOGBACK_TEXT");
    }
  };

  /** Throws an {@code IllegalStateException} when the peer says less than the event. */
  abstract Work work(String peer, Scenario scenario) throws Exception;

  abstract List<String> peers();

  /** The peers of one scenario; null instead of the work is n/a. */
  Map<String, Work> works(Scenario scenario) throws Exception {
    Map<String, Work> works = new LinkedHashMap<>();
    for (String peer : peers()) {
      try {
        works.put(peer, work(peer, scenario));
      } catch (IllegalStateException e) {
        System.out.printf("%-11s%-14s n/a: %.600s%n", scenario, peer, e.getMessage());
      }
    }
    return works;
  }

  private static <T> List<String> names(T[] values, Function<T, String> name) {
    return List.of(values).stream().map(name).toList();
  }
}
