/// How a number is computed from observations, and what is known of it.
@NullMarked
package dev.assay.api.metric;

import org.jspecify.annotations.NullMarked;
