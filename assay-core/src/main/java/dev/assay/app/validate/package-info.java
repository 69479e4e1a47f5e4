/// The use case of `assay validate`.
@NullMarked
package dev.assay.app.validate;

import org.jspecify.annotations.NullMarked;
