/// Contracts that providers and plug-ins must keep, as tests to extend, and golden files.
@NullMarked
package dev.assay.testkit;

import org.jspecify.annotations.NullMarked;
