package dev.assay.analysis;

import dev.assay.api.metric.Derivation;
import dev.assay.api.metric.Margin;
import dev.assay.api.result.ComparisonRecord;
import dev.assay.stats.decision.Direction;

/// Two models to be compared by one metric.
///
/// @param pair their names
/// @param base what the metric derived for the model that is compared with
/// @param head what it derived for the model that is compared
/// @param direction which values are better
/// @param margin the smallest change that matters
public record Pairing(
    ComparisonRecord.Pair pair,
    Derivation base,
    Derivation head,
    Direction direction,
    Margin margin) {}
