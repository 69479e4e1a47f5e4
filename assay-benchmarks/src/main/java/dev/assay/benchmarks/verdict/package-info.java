/// How often the verdicts on pull requests are right, beside the rules of other tools, on simulated
/// repositories.
@NullMarked
package dev.assay.benchmarks.verdict;

import org.jspecify.annotations.NullMarked;
