/// Asks language models: decides when each question is sent, what is sent again, and when to stop,
/// and writes every attempt to a sink.
@NullMarked
package dev.assay.engine.load;

import org.jspecify.annotations.NullMarked;
