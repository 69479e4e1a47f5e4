package dev.assay.report;

/// How much of a run an HTML page holds; everything else is in the exports.
///
/// @param samples the most samples in the page: at 200,000 the page is some 10 MB and its table
///   still filters at once; failing samples come first
/// @param textLength the most characters of one text in the page: longer ones are read in the
///   exports
public record ReportLimits(int samples, int textLength) {
  /// The limits where nothing else is asked for.
  public static final ReportLimits DEFAULT = new ReportLimits(200_000, 2_000);
}
