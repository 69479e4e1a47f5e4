package dev.assay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What a reader must know before any number: which models only stand in for real ones, and whose
/// times are not their own.
public final class Trust {
  private final ResultIndex index;
  private final UnaryOperator<String> name;

  /// @param name how the id of a model or the name of a dataset is written
  public Trust(ResultIndex index, UnaryOperator<String> name) {
    this.index = index;
    this.name = name;
  }

  /// One sentence for each thing; none where there is nothing.
  public List<Note> notes() {
    List<Note> notes = new ArrayList<>();
    List<String> simulated =
        index.input().models().stream().filter(ModelInfo::isSimulated).map(ModelInfo::id).toList();
    if (!simulated.isEmpty()) {
      notes.add(
          new Note(
              "Simulated",
              simulated.stream().map(name).collect(Collectors.joining(", "))
                  + (simulated.size() == 1 ? " is a stand-in" : " are stand-ins")
                  + " that Assay makes up; the answers and times say nothing about a real model."));
    }
    for (TrialInfo trial : index.input().trials()) {
      trial
          .validity()
          .filter(validity -> !validity.valid())
          .ifPresent(validity ->
              notes.add(
                  new Note(
                      "Times INVALID",
                      name.apply(trial.model())
                          + " on "
                          + name.apply(trial.dataset())
                          + ": "
                          + validity.sentence()
                          + ".")));
    }
    return notes;
  }

  /// Something to know.
  ///
  /// @param kind what it is about
  /// @param text what it is, in a sentence
  public record Note(String kind, String text) {}
}
