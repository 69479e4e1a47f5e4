package dev.assay.engine.load;

import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/// Questions that wait to be sent again. Safe for several threads.
final class Waiting {
  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparingLong(Due::nanos));

  synchronized void add(Question question, long nanos) {
    queue.add(new Due(question, nanos));
  }

  /// When the next one is due; `Long.MAX_VALUE` where none waits.
  synchronized long nextNanos() {
    Due next = queue.peek();
    return next == null ? Long.MAX_VALUE : next.nanos;
  }

  /// The next one, if it is due; one that was sent before is meant to be sent when it is due.
  synchronized Optional<Question> due(long nowNanos) {
    Due next = queue.peek();
    if (next == null || next.nanos > nowNanos) {
      return Optional.empty();
    }
    queue.remove();
    if (!next.question.exchanges().isEmpty()) {
      next.question.intend(next.nanos);
    }
    return Optional.of(next.question);
  }

  private record Due(Question question, long nanos) {}
}
