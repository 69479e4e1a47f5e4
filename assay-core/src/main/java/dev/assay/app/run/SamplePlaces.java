package dev.assay.app.run;

import dev.assay.api.data.Row;
import dev.assay.api.dataset.RowStream;
import dev.assay.api.observation.SampleKeys;
import dev.assay.engine.load.Prompt;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where the samples of a trial stand: which row and draw each content key belongs to.
final class SamplePlaces {
  private final Map<String, Place> places = new HashMap<>();
  private final Set<String> rowIds = new HashSet<>();

  private SamplePlaces() {}

  /// The places of all samples that a trial has.
  ///
  /// @param repetitions how often every row is asked with every prompt
  static SamplePlaces of(Subject subject, int repetitions) {
    SamplePlaces places = new SamplePlaces();
    SampleKeys keys = new SampleKeys(subject.identity(), subject.request().params());
    try (RowStream rows = subject.dataset().open()) {
      rows.forEachRemaining(row -> {
        places.rowIds.add(row.id());
        List<String> inputs = inputs(subject, row);
        for (int draw = 0; draw < inputs.size() * repetitions; draw++) {
          String key = keys.of(row, inputs.get(draw / repetitions), draw % repetitions);
          places.places.putIfAbsent(key, new Place(row.number(), draw));
        }
      });
    }
    return places;
  }

  private static List<String> inputs(Subject subject, Row row) {
    return switch (subject.opener()) {
      case Subject.OfRows _ -> List.of("");
      case Subject.OfLanguage language ->
          language.prompts().stream().map(prompt -> transcript(prompt, row)).toList();
    };
  }

  private static String transcript(Prompt prompt, Row row) {
    return prompt.conversation().apply(row).transcript();
  }

  /// Where the sample with a key stands; empty: the trial has none such.
  Optional<Place> of(String key) {
    return Optional.ofNullable(places.get(key));
  }

  /// Whether the dataset has a row of that name.
  boolean hasRow(String id) {
    return rowIds.contains(id);
  }

  /// The place of a sample.
  ///
  /// @param row the position of its row in the dataset
  /// @param draw the number of its prompt and repetition
  record Place(long row, int draw) {}
}
