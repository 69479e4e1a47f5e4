package dev.assay.simulate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// Counts what the server does, and keeps its last requests.
final class Ledger {
  private final int kept;
  private final AtomicLong numbers = new AtomicLong();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger maxInFlight = new AtomicInteger();
  private final AtomicLong firstNanos = new AtomicLong();
  private final AtomicLong lastNanos = new AtomicLong();
  private final LongAdder events = new LongAdder();
  private final LongAdder cancelled = new LongAdder();
  private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> faults = new ConcurrentHashMap<>();
  private final Deque<Served> last = new ArrayDeque<>();
  private final LongAdder counted = new LongAdder();

  /// @param kept how many requests are kept
  Ledger(int kept) {
    this.kept = kept;
  }

  /// A request has come.
  Served begin(Incoming request) {
    long number = numbers.incrementAndGet();
    counted.increment();
    firstNanos.compareAndSet(0, request.receivedNanos());
    int now = inFlight.incrementAndGet();
    if (now > maxInFlight.get()) {
      maxInFlight.accumulateAndGet(now, Math::max);
    }
    Served served = new Served(request, number);
    if (kept > 0) {
      synchronized (last) {
        last.addLast(served);
        if (last.size() > kept) {
          last.removeFirst();
        }
      }
    }
    return served;
  }

  /// Whether requests and the times of their events are kept.
  boolean keeps() {
    return kept > 0;
  }

  /// When the first request came; the time of `request` if it is the first.
  long origin(Incoming request) {
    long first = firstNanos.get();
    return first == 0 ? request.receivedNanos() : first;
  }

  /// It is decided what is answered.
  void decided(int status, FaultSet met) {
    statuses.computeIfAbsent(status, _ -> new LongAdder()).increment();
    if (!met.isEmpty()) {
      met.labels()
          .forEach(label -> faults.computeIfAbsent(label, _ -> new LongAdder()).increment());
    }
  }

  /// So many pieces of answers were sent.
  void sent(int further) {
    events.add(further);
  }

  /// An answer ended, or its client went.
  void end(boolean whole, long nanos) {
    inFlight.decrementAndGet();
    lastNanos.set(nanos);
    if (!whole) {
      cancelled.increment();
    }
  }

  /// Forgets the counts and the requests; those in flight stay in flight.
  void reset() {
    counted.reset();
    maxInFlight.set(inFlight.get());
    firstNanos.set(0);
    lastNanos.set(0);
    events.reset();
    cancelled.reset();
    statuses.clear();
    faults.clear();
    synchronized (last) {
      last.clear();
    }
  }

  /// What was counted.
  Map<String, Object> counts() {
    long span = lastNanos.get() - firstNanos.get();
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("count", counted.sum());
    counts.put("in_flight", inFlight.get());
    counts.put("max_in_flight", maxInFlight.get());
    counts.put("events", events.sum());
    counts.put("cancelled", cancelled.sum());
    counts.put("first_ns", firstNanos.get());
    counts.put("last_ns", lastNanos.get());
    counts.put("span_s", lastNanos.get() == 0 ? 0.0 : span / 1e9);
    counts.put("statuses", sums(statuses));
    counts.put("faults", sums(faults));
    return counts;
  }

  /// The last requests, the newest last.
  List<Served> last() {
    synchronized (last) {
      return List.copyOf(last);
    }
  }

  private static <K extends Comparable<K>> Map<K, Long> sums(Map<K, LongAdder> adders) {
    Map<K, Long> sums = new TreeMap<>();
    adders.forEach((key, adder) -> sums.put(key, adder.sum()));
    return sums;
  }
}
