package dev.assay.stats.decision;

/// Both sides are the same, value by value: nothing changed on these units, whatever the margin. It
/// counts among the comparisons, as one with a p-value of 1.
///
/// @param units how many units there are
/// @param unit what they are
/// @param terms direction, margin, level and rule
public record Identical(long units, Unit unit, Terms terms) implements Inquiry {}
