package dev.assay.simulate;

import dev.assay.simulate.Answer.Finish;
import dev.assay.simulate.Answer.Told;
import dev.assay.simulate.Answer.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/// Makes the answers: from a file, from the number in `Q<number>:`, or of seeded words.
final class Speaker {
  private static final List<String> WORDS =
      List.of(
          "the",
          "model",
          "says",
          "that",
          "a",
          "naïve",
          "answer",
          "costs",
          "less",
          "than",
          "one",
          "which",
          "was",
          "measured",
          "in",
          "Zürich",
          "and",
          "again",
          "at",
          "the",
          "café",
          "where",
          "nobody",
          "counts",
          "tokens",
          "but",
          "everybody",
          "waits",
          "for",
          "東京",
          "to",
          "reply",
          "before",
          "noon",
          "🙂",
          "so",
          "we",
          "took",
          "every",
          "second",
          "sample",
          "from",
          "Łódź",
          "with",
          "care");
  private static final String REFUSAL = "I cannot help with that.";
  private static final int DEFAULT_REASONING = 8;
  private static final int DEFAULT_COALESCE = 4;
  private static final int WORD_STREAM = 1;
  private static final int LENGTH_STREAM = 2;
  private static final int RIGHT_STREAM = 3;

  private final Speech speech;

  Speaker(Speech speech) {
    this.speech = speech;
  }

  /// A question's item: its number, or the line of the file that answers it.
  OptionalLong item(Question question) {
    OptionalLong number = question.number();
    return number.isPresent()
        ? number
        : speech.answers().find(question.prompt(), number).stream()
            .mapToLong(AnswerBook.Entry::item)
            .findFirst();
  }

  /// The hash that stands for a question.
  long hash(Question question) {
    return Hashes.of(speech.seed(), question.model(), question.prompt());
  }

  Answer answer(Question question, FaultSet faults) {
    boolean refused = faults.has(Fault.REFUSAL);
    List<String> tokens = refused ? Tokens.of(REFUSAL) : Tokens.of(text(question));
    Finish finish = refused ? Finish.REFUSAL : Finish.STOP;
    int most = question.maxTokens().orElse(Integer.MAX_VALUE);
    if (faults.has(Fault.TRUNCATED)) {
      most = Math.min(most, Math.max(1, tokens.size() / 2));
      finish = Finish.LENGTH;
    }
    if (tokens.size() > most) {
      tokens = tokens.subList(0, most);
      finish = Finish.LENGTH;
    }
    if (faults.any(Fault.FILTERED, Fault.EMPTY_ANSWER)) {
      tokens = List.of();
      finish = faults.has(Fault.FILTERED) ? Finish.FILTER : Finish.STOP;
    }
    List<String> reasoning = reasoning(question, faults);
    Usage usage = usage(question, tokens.size(), reasoning.size(), faults);
    int group =
        faults.has(Fault.COALESCE) ? (int) faults.value(Fault.COALESCE, DEFAULT_COALESCE) : 1;
    return new Answer(grouped(reasoning, group), grouped(tokens, group), finish, usage);
  }

  private String text(Question question) {
    OptionalLong number = question.number();
    return speech
        .answers()
        .find(question.prompt(), number)
        .map(AnswerBook.Entry::answer)
        .orElseGet(() ->
            number.isPresent()
                ? square(question, number.getAsLong())
                : words(question, speech.tokens()));
  }

  private String square(Question question, long number) {
    boolean right =
        speech.accuracy() >= 1
            || Hashes.generator(hash(question), RIGHT_STREAM).nextDouble() < speech.accuracy();
    return Long.toString(number * number + (right ? 0 : 1));
  }

  private String words(Question question, Spread length) {
    long hash = hash(question);
    long count = Math.round(length.draw(Hashes.generator(hash, LENGTH_STREAM)));
    SplittableRandom random = Hashes.generator(hash, WORD_STREAM);
    StringBuilder text = new StringBuilder();
    for (long i = 0; i < Math.max(1, count); i++) {
      text.append(i == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
    }
    return text.toString();
  }

  private List<String> reasoning(Question question, FaultSet faults) {
    return faults.has(Fault.REASONING)
        ? Tokens.of(
            words(question, new Spread.Fixed(faults.value(Fault.REASONING, DEFAULT_REASONING))))
        : List.of();
  }

  private static Usage usage(Question question, int tokens, int reasoning, FaultSet faults) {
    int factor = faults.has(Fault.USAGE_WRONG) ? 2 : 1;
    Told told;
    if (faults.has(Fault.USAGE_MISSING)) {
      told = Told.NEVER;
    } else if (faults.has(Fault.USAGE_LATE)) {
      told = Told.AFTER_THE_END;
    } else if (faults.has(Fault.USAGE_EVERY) || question.streaming().usageSoFar()) {
      told = Told.ALWAYS;
    } else {
      told =
          question.streaming().on() && !question.streaming().usage() ? Told.NEVER : Told.AT_THE_END;
    }
    return new Usage(
        factor * question.promptTokens(), factor * (tokens + reasoning), factor * reasoning, told);
  }

  private static List<String> grouped(List<String> tokens, int size) {
    if (size <= 1) {
      return tokens;
    }
    List<String> groups = new ArrayList<>();
    for (int at = 0; at < tokens.size(); at += size) {
      groups.add(String.join("", tokens.subList(at, Math.min(tokens.size(), at + size))));
    }
    return groups;
  }
}
