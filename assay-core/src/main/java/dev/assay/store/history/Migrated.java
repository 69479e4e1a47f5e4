package dev.assay.store.history;

/// What a migration did.
///
/// @param compressed the runs that were compressed
/// @param thinned the runs that went into the summary of their day
/// @param days the summaries that were written
/// @param expired the runs that were removed for their age
public record Migrated(long compressed, long thinned, long days, long expired) {}
