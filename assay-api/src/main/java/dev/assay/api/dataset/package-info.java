/// Where rows come from.
@NullMarked
package dev.assay.api.dataset;

import org.jspecify.annotations.NullMarked;
