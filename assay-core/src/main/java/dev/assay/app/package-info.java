/// The use cases of Assay: each wires the packages beside it and returns what the command line
/// prints.
@NullMarked
package dev.assay.app;

import org.jspecify.annotations.NullMarked;
