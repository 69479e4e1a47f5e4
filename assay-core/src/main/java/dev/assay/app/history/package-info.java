/// The use cases of the history: adding runs, importing other tools' results, asking, and tiers.
@NullMarked
package dev.assay.app.history;

import org.jspecify.annotations.NullMarked;
