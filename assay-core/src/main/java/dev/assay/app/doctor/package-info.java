/// What the machine offers and what Assay misses on it.
@NullMarked
package dev.assay.app.doctor;

import org.jspecify.annotations.NullMarked;
