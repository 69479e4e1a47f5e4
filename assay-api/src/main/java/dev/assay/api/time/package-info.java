/// Time as a dependency.
@NullMarked
package dev.assay.api.time;

import org.jspecify.annotations.NullMarked;
