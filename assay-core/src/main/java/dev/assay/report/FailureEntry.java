package dev.assay.report;

/// Failures of one kind of one model on one dataset.
///
/// @param model the model's id
/// @param dataset the dataset's name; empty where the model failed as a whole
/// @param kind the kind of failure, such as `timeout` or `worker_died`
/// @param message what happened the first time, in words
/// @param count how often it happened
/// @param example the id of the first row that it happened to; empty where it happened to none
public record FailureEntry(
    String model, String dataset, String kind, String message, long count, String example) {}
