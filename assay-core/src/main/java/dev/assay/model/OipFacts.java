package dev.assay.model;

import dev.assay.api.Problem;
import dev.assay.api.data.Schema;
import dev.assay.api.model.Task;
import java.util.List;
import java.util.Optional;

/// What is known of a model behind the Open Inference Protocol.
///
/// @param metadata what its server says
/// @param decoder reads its answers
record OipFacts(OipMetadata metadata, AnswerDecoder decoder) {

  /// What is known by what the server says and the spec adds.
  ///
  /// @param asked what the spec says that it produces, where it says so
  /// @param classes the class names that the spec gives; empty where it gives none
  static OipFacts of(OipMetadata metadata, Optional<Task> asked, List<String> classes) {
    return new OipFacts(metadata, new AnswerDecoder(metadata, asked, classes));
  }

  Task task() {
    return decoder.task();
  }

  List<String> classes() {
    return decoder.classes();
  }

  /// What of a schema does not fit, told at a place.
  List<Problem> check(Schema schema, String place, String model) {
    return InputPlan.of(metadata.inputs(), schema).mismatches().stream()
        .map(mismatch ->
            Problem.at(place, "model '" + model + "': " + mismatch.message(), mismatch.hint()))
        .toList();
  }
}
