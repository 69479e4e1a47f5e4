/// The one network stack: HTTP/1.1 with deadlines and bounds, faults as values.
@NullMarked
package dev.assay.net;

import org.jspecify.annotations.NullMarked;
