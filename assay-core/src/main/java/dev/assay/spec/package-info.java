/// The spec file: from YAML or JSON text to checked records, or to problems with file, line, column
/// and caret; and back to canonical YAML.
@NullMarked
package dev.assay.spec;

import org.jspecify.annotations.NullMarked;
