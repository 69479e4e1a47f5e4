package dev.assay.engine.load;

import dev.assay.api.data.Row;
import dev.assay.api.dataset.Dataset;
import dev.assay.api.generation.Generator;
import dev.assay.api.observation.ObservationSink;
import java.util.List;

/// One language model on one dataset with one seed.
///
/// A draw is a prompt and a repetition: those of the first prompt come first.
///
/// @param model the model's id
/// @param generator the model
/// @param dataset the rows to ask about
/// @param prompts how rows become questions; at least one
/// @param seed where the schedule and the pauses come from
/// @param policy how to ask
/// @param ledger what is there already, and where the rest goes
public record GenerationTrial(
    String model,
    Generator generator,
    Dataset dataset,
    List<Prompt> prompts,
    long seed,
    LoadPolicy policy,
    Ledger ledger) {

  /// Copies the prompts.
  public GenerationTrial {
    prompts = List.copyOf(prompts);
  }

  /// The number of samples, finished or not.
  public long samples() {
    return dataset.profile().rows() * prompts.size() * policy.repetitions();
  }

  /// What is observed already, and where new observations go.
  ///
  /// @param keys the content key of a question
  /// @param finished which samples need no asking any more
  /// @param sink where observations go
  /// @param cache answers that were given before
  public record Ledger(Keys keys, Finished finished, ObservationSink sink, AnswerCache cache) {}

  /// What needs no asking any more.
  @FunctionalInterface
  public interface Finished {
    /// Whether the sample with that key is finished.
    boolean contains(String key);

    /// How many samples of a draw are finished one after the other from that row on, as far as that
    /// is known without their keys.
    default long from(int draw, long row) {
      return 0;
    }
  }

  /// The content keys of questions.
  @FunctionalInterface
  public interface Keys {
    /// The key of a row, asked with that text, in a repetition.
    String of(Row row, String prompt, int repetition);
  }
}
