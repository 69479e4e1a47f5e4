package dev.assay.api.generation;

/// What a chunk of a streamed answer carries.
public enum ChunkKind {
  /// Who speaks, or another beginning without words; also a chunk with empty words.
  ROLE('o'),
  /// Words of the model's reasoning, which are not part of the answer.
  REASONING('r'),
  /// Words of the answer.
  CONTENT('c'),
  /// Words of a refusal.
  REFUSAL('x'),
  /// Counts of tokens.
  USAGE('u'),
  /// Anything else: how it ended, keep-alive events, events of a kind that is not known.
  OTHER('-');

  private final char letter;

  ChunkKind(char letter) {
    this.letter = letter;
  }

  /// The letter that stands for this kind in files.
  public char letter() {
    return letter;
  }

  /// The kind that a letter stands for; `OTHER` for a letter that is not known.
  public static ChunkKind of(char letter) {
    for (ChunkKind kind : values()) {
      if (kind.letter == letter) {
        return kind;
      }
    }
    return OTHER;
  }
}
