/// The command line: one class for each command, which prints what a use case returns.
@NullMarked
package dev.assay.cli;

import org.jspecify.annotations.NullMarked;
