package dev.assay.store;

import dev.assay.api.observation.Dialogue;
import dev.assay.api.observation.Observation;
import dev.assay.api.observation.Outcome;
import java.nio.ByteBuffer;

/// What the index keeps of one record of the journal, in 52 bytes.
///
/// @param key the key of the sample; nothing for anything else
/// @param place the sample's place in the run; of a process its draw
/// @param span where the record stands
/// @param kind the outcome of a sample, {@link #PROCESS}, or {@link #CLIENT}
/// @param paidUsd what the sample cost in this run; 0 where that is not known
record IndexEntry(KeyBits key, SamplePlace place, Span span, int kind, double paidUsd) {
  static final int BYTES = 52;
  static final int PROCESS = 100;
  static final int CLIENT = 101;

  private static final int ERROR = 4;
  private static final int TIMEOUT = 5;
  private static final SamplePlace NOWHERE = new SamplePlace(0, 0);

  /// Where a record stands in the journal.
  ///
  /// @param offset where it begins
  /// @param length its length with the line break
  record Span(long offset, int length) {
    long end() {
      return offset + length;
    }
  }

  /// The entry of an observation at a place.
  static IndexEntry of(Observation observation, Span span) {
    return switch (observation) {
      case Observation.Sample sample ->
          new IndexEntry(
              KeyBits.of(sample.key()),
              new SamplePlace(sample.draw(), sample.item().row()),
              span,
              kind(sample.outcome().kind()),
              paidUsd(sample));
      case Observation.ModelProcess process ->
          new IndexEntry(KeyBits.NONE, new SamplePlace(process.draw(), 0), span, PROCESS, 0);
      case Observation.Client _ -> new IndexEntry(KeyBits.NONE, NOWHERE, span, CLIENT, 0);
    };
  }

  static IndexEntry read(ByteBuffer from) {
    KeyBits key = new KeyBits(from.getLong(), from.getLong());
    long row = from.getLong();
    SamplePlace place = new SamplePlace(from.getInt(), row);
    Span span = new Span(from.getLong(), from.getInt());
    return new IndexEntry(key, place, span, from.getInt(), from.getDouble());
  }

  void write(ByteBuffer into) {
    into.putLong(key.high()).putLong(key.low());
    into.putLong(place.row()).putInt(place.draw());
    into.putLong(span.offset()).putInt(span.length());
    into.putInt(kind).putDouble(paidUsd);
  }

  boolean isProcess() {
    return kind == PROCESS;
  }

  /// Whether it is a sample that needs no asking any more: an error and a timeout are asked again.
  boolean isFinished() {
    return !isProcess() && kind != CLIENT && kind != ERROR && kind != TIMEOUT;
  }

  private static double paidUsd(Observation.Sample sample) {
    return sample.timing().reused()
        ? 0
        : sample.dialogue().map(Dialogue::costUsd).map(cost -> cost.orElse(0)).orElse(0.0);
  }

  // These numbers stand in files.
  private static int kind(Outcome.Kind kind) {
    return switch (kind) {
      case ANSWERED -> 1;
      case REFUSED -> 2;
      case TRUNCATED -> 3;
      case ERROR -> ERROR;
      case TIMEOUT -> TIMEOUT;
      case UNSCORED -> 6;
    };
  }
}
