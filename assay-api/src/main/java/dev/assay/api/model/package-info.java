/// What is benchmarked: models, what they answer, and what they used.
@NullMarked
package dev.assay.api.model;

import org.jspecify.annotations.NullMarked;
