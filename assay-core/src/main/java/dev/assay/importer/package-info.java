/// Readers of what other benchmarking tools write.
@NullMarked
package dev.assay.importer;

import org.jspecify.annotations.NullMarked;
