/// The use case of `assay simulate`.
@NullMarked
package dev.assay.app.simulate;

import org.jspecify.annotations.NullMarked;
