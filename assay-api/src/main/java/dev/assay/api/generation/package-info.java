/// Text generation: what a language model is asked, what it answers, and everything that was seen
/// of an exchange. Providers of language models implement {@link
/// dev.assay.api.generation.GeneratorProvider}.
@NullMarked
package dev.assay.api.generation;

import org.jspecify.annotations.NullMarked;
