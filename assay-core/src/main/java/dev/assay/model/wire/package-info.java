/// Language models over HTTP: one wire format for each interface, and one generator for all of
/// them. No library of a provider stands between, for those hide retries and times.
@NullMarked
package dev.assay.model.wire;

import org.jspecify.annotations.NullMarked;
