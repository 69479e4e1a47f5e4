/// The use case behind `assay run` where a spec describes experiments: a command, launched for
/// every configuration, dataset and seed.
@NullMarked
package dev.assay.app.sweep;

import org.jspecify.annotations.NullMarked;
