/// A simulated endpoint of language models: seeded answers, set times, and every fault that a
/// client has to survive.
@NullMarked
package dev.assay.simulate;

import org.jspecify.annotations.NullMarked;
