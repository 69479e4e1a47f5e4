package dev.assay.engine.load;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import dev.assay.api.observation.Observation;
import dev.assay.api.time.Ticker;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/// Watches the machine that asks for as long as a trial is run, so that the run can say whether its
/// times are those of the model or its own. Safe for several threads.
final class ClientWatch implements AutoCloseable {
  private static final long MILLI = 1_000_000;
  private final Ticker ticker;
  private final long spinningThread;
  private final long beginNanos;
  private final Instant begin;
  private final long processNanos;
  private final Map<Long, Long> threadNanos;
  private final List<GarbageCollectorMXBean> collectors;
  private final long pauses;
  private final long pausedMillis;
  private final AtomicLong longestMillis = new AtomicLong();
  private final NotificationListener listener = (notification, _) -> paused(notification);
  private final LongAdder attempts = new LongAdder();
  private final LongAdder heldNanos = new LongAdder();
  private final LongAdder tracedNanos = new LongAdder();

  /// A watch that begins now.
  ///
  /// @param spinningThread the thread that waits by spinning, whose processor time says nothing; 0:
  ///   there is none
  ClientWatch(Ticker ticker, long spinningThread) {
    this.ticker = ticker;
    this.spinningThread = spinningThread;
    // A generation of collectors that works beside the program has a bean for its pauses, too.
    this.collectors =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .filter(bean -> !bean.getName().endsWith("Cycles"))
            .toList();
    collectors.forEach(
        bean -> ((NotificationEmitter) bean).addNotificationListener(listener, null, null));
    this.pauses = pauses();
    this.pausedMillis = pausedMillis();
    this.threadNanos = threadNanos();
    this.processNanos = processNanos();
    this.begin = ticker.now();
    this.beginNanos = ticker.nanoTime();
  }

  /// An attempt is no longer on its way.
  ///
  /// @param nanos how long it was held to be
  void ended(long nanos) {
    attempts.increment();
    heldNanos.add(nanos);
  }

  /// An attempt took that long by its own times.
  void traced(long nanos) {
    tracedNanos.add(nanos);
  }

  /// What was seen until now.
  Observation.Client seen() {
    long nanos = ticker.nanoTime() - beginNanos;
    Instant now = ticker.now();
    long wall = nanos(now) - nanos(begin);
    long paused = pausedMillis() - pausedMillis;
    return new Observation.Client(
        new Observation.Clock(nanos(begin), nanos, wall),
        processor(),
        new Observation.Pauses(
            pauses() - pauses, paused * MILLI, Math.min(paused, longestMillis.get()) * MILLI),
        new Observation.Flight(attempts.sum(), heldNanos.sum(), tracedNanos.sum()));
  }

  /// Watches no longer.
  @Override
  public void close() {
    for (GarbageCollectorMXBean bean : collectors) {
      try {
        ((NotificationEmitter) bean).removeNotificationListener(listener);
      } catch (ListenerNotFoundException gone) {
        // It is not there, which is what was wanted.
      }
    }
  }

  private Observation.Processor processor() {
    long busiest = 0;
    long busiestNanos = 0;
    for (Map.Entry<Long, Long> thread : threadNanos().entrySet()) {
      long nanos = thread.getValue() - threadNanos.getOrDefault(thread.getKey(), 0L);
      if (thread.getKey() != spinningThread && nanos > busiestNanos) {
        busiest = thread.getKey();
        busiestNanos = nanos;
      }
    }
    ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(busiest);
    return new Observation.Processor(
        Runtime.getRuntime().availableProcessors(),
        processNanos() - processNanos,
        info == null ? "" : info.getThreadName(),
        busiestNanos);
  }

  private void paused(Notification notification) {
    if (notification.getUserData() instanceof CompositeData data) {
      long millis = GarbageCollectionNotificationInfo.from(data).getGcInfo().getDuration();
      longestMillis.accumulateAndGet(millis, Math::max);
    }
  }

  private long pauses() {
    return collectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
  }

  private long pausedMillis() {
    return collectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionTime).sum();
  }

  private static long processNanos() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  private static Map<Long, Long> threadNanos() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    Map<Long, Long> nanos = new HashMap<>();
    for (long id : threads.getAllThreadIds()) {
      long used = threads.getThreadCpuTime(id);
      if (used >= 0) {
        nanos.put(id, used);
      }
    }
    return nanos;
  }

  private static long nanos(Instant moment) {
    return moment.getEpochSecond() * 1_000_000_000L + moment.getNano();
  }
}
