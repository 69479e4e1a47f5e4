/// The index of a history: its measurements in a column store, made anew from the files where they
/// changed.
@NullMarked
package dev.assay.store.index;

import org.jspecify.annotations.NullMarked;
