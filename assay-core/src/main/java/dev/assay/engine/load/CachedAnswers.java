package dev.assay.engine.load;

import dev.assay.api.generation.Attempt;
import dev.assay.api.generation.Generator;
import dev.assay.api.observation.KeyHash;
import java.util.Optional;

/// Answers questions of a trial out of the cache, where the same request was answered before.
///
/// The key is what is sent, to which model, in which repetition. What a generator sends without
/// being able to say it beforehand is not cached.
final class CachedAnswers {
  private final LoadRun run;

  CachedAnswers(LoadRun run) {
    this.run = run;
  }

  /// Whether the question has its sample out of the cache now.
  boolean answers(Question question) {
    AnswerCache cache = run.trial().ledger().cache();
    if (cache.equals(AnswerCache.NONE)) {
      return false;
    }
    Optional<String> key = key(question);
    key.ifPresent(question::cacheKey);
    Optional<Attempt.Generation> answer = key.flatMap(cache.find());
    answer.ifPresent(found -> run.record(question, Samples.cached(run.trial(), question, found)));
    return answer.isPresent();
  }

  private Optional<String> key(Question question) {
    Generator generator = run.trial().generator();
    int repetition = question.draw() % run.trial().policy().repetitions();
    return generator
        .fingerprint(run.request(question))
        .map(sent ->
            new KeyHash("answer").add(generator.identity()).add(sent).add(repetition).hex());
  }
}
