/// What every part of Assay shares: errors and their places.
@NullMarked
package dev.assay.api;

import org.jspecify.annotations.NullMarked;
