package dev.assay.simulate;

import java.util.SplittableRandom;

/// Turns seeds and texts into numbers that are the same on every machine.
final class Hashes {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Hashes() {}

  /// A hash of a seed and some texts (FNV-1a over UTF-16).
  static long of(long seed, String... texts) {
    long hash = OFFSET ^ seed;
    for (String text : texts) {
      for (int i = 0; i < text.length(); i++) {
        hash = (hash ^ text.charAt(i)) * PRIME;
      }
      hash = (hash ^ 0xffff) * PRIME;
    }
    return hash;
  }

  /// The random stream of that name for a hash.
  static SplittableRandom generator(long hash, long stream) {
    return new SplittableRandom(new SplittableRandom(hash + stream * PRIME).nextLong());
  }
}
