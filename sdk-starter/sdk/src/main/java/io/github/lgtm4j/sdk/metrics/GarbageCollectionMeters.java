/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.metrics;

import com.sun.management.GarbageCollectionNotificationInfo;
import io.github.lgtm4j.contract.Metrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** {@code jvm.gc.duration}, told by the collectors themselves. */
final class GarbageCollectionMeters implements MeterBinder, AutoCloseable {
  private static final System.Logger logger =
      System.getLogger(GarbageCollectionMeters.class.getName());

  private final List<Runnable> removals = new ArrayList<>();

  @Override
  public void bindTo(MeterRegistry registry) {
    NotificationListener listener = (notification, handback) -> record(notification, registry);
    for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (bean instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener(listener, null, null);
        removals.add(() -> remove(emitter, listener));
      }
    }
  }

  private static void record(Notification notification, MeterRegistry registry) {
    String type = notification.getType();
    if (!type.equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      return;
    }
    GarbageCollectionNotificationInfo info =
        GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
    Timer.builder(Metrics.JVM_GC_DURATION.name())
        .tag("jvm.gc.name", info.getGcName())
        .tag("jvm.gc.action", info.getGcAction())
        .register(registry)
        .record(info.getGcInfo().getDuration(), TimeUnit.MILLISECONDS);
  }

  private static void remove(NotificationEmitter emitter, NotificationListener listener) {
    try {
      emitter.removeNotificationListener(listener);
    } catch (ListenerNotFoundException e) {
      logger.log(System.Logger.Level.DEBUG, "Somebody removed it already", e);
    }
  }

  @Override
  public void close() {
    removals.forEach(Runnable::run);
    removals.clear();
  }
}
