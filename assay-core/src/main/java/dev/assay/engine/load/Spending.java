package dev.assay.engine.load;

import dev.assay.api.generation.Tokens;
import java.util.OptionalDouble;

/// What a trial has spent and may yet spend: a request is only sent if the limit holds even where
/// everything on its way costs as much as it can. Safe for several threads.
public final class Spending {
  // Without a stated limit of tokens an answer may be as long as the longest so far, twice, and
  // before the first one as long as this.
  private static final long FIRST_OUTPUT_TOKENS = 4096;
  // What a server wraps around a question.
  private static final long FRAME_TOKENS = 64;

  /// There is no room yet: what is on its way may turn out to cost less than it might.
  static final double NO_ROOM_YET = -1;

  /// There is no room, and nothing is on its way that could make some.
  static final double NO_ROOM = -2;

  private final OptionalDouble mostUsd;
  private double spentUsd;
  private double heldUsd;
  private int underWay;
  private boolean known = true;
  private long longestOutput = -1;

  /// Nothing is spent yet.
  public Spending(OptionalDouble mostUsd) {
    this.mostUsd = mostUsd;
  }

  /// What was spent, as far as it is known; empty where nothing is.
  public synchronized OptionalDouble spentUsd() {
    return known || spentUsd > 0 ? OptionalDouble.of(spentUsd) : OptionalDouble.empty();
  }

  /// Notes what an earlier process spent on this run.
  public synchronized void add(double usd) {
    spentUsd += usd;
  }

  /// Sets aside what a request can cost at most.
  ///
  /// @param promptBytes the size of the question: no tokenizer makes more tokens than there are
  ///   bytes
  /// @return what was set aside; {@link #NO_ROOM_YET} or {@link #NO_ROOM} where there is none
  synchronized double hold(LoadPolicy.Bill bill, long promptBytes) {
    if (bill.price().isEmpty()) {
      return 0;
    }
    long output =
        bill.mostOutputTokens()
            .orElse(longestOutput < 0 ? FIRST_OUTPUT_TOKENS : 2 * longestOutput + 64);
    double most = bill.price().get().atMost(promptBytes + FRAME_TOKENS, output);
    if (mostUsd.isPresent() && spentUsd + heldUsd + most > mostUsd.getAsDouble()) {
      return underWay > 0 ? NO_ROOM_YET : NO_ROOM;
    }
    heldUsd += most;
    underWay++;
    return most;
  }

  /// Settles an attempt that was answered.
  ///
  /// @return what it cost
  synchronized OptionalDouble settle(LoadPolicy.Bill bill, double held, Tokens tokens) {
    release(bill, held);
    longestOutput = Math.max(longestOutput, tokens.output().orElse(-1));
    OptionalDouble cost =
        bill.price().map(price -> price.of(tokens)).orElse(OptionalDouble.empty());
    // What cannot be known is held to have cost the most, so that a limit stays one.
    spentUsd += cost.orElse(mostUsd.isPresent() ? held : 0);
    known &= cost.isPresent();
    return cost;
  }

  /// Settles an attempt that failed; whether it was paid for is not known.
  synchronized void failed(LoadPolicy.Bill bill, double held, boolean mayBePaid) {
    release(bill, held);
    spentUsd += mayBePaid && mostUsd.isPresent() ? held : 0;
  }

  private void release(LoadPolicy.Bill bill, double held) {
    heldUsd -= held;
    underWay -= bill.price().isPresent() ? 1 : 0;
  }
}
