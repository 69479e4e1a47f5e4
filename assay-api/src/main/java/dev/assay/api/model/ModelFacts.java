package dev.assay.api.model;

import dev.assay.api.Problem;
import dev.assay.api.data.Schema;
import java.util.List;

/// What is known of a model without asking it a row.
public interface ModelFacts {

  /// What the model says of itself.
  ModelCard card();

  /// What of a dataset's schema does not fit this model: a missing input, a wrong width or type.
  List<Problem> check(Schema schema);
}
