package dev.assay.analysis.change;

/// What is measured again in every run.
///
/// @param model the model's id
/// @param dataset the dataset's name; empty where there is none
/// @param metric the metric by name
public record Series(String model, String dataset, String metric) {
  /// The three, as a line names them.
  public String text() {
    return metric + " of " + model + (dataset.isEmpty() ? "" : " on " + dataset);
  }
}
