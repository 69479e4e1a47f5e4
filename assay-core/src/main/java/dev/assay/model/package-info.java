/// Models behind one client: a worker process on this machine, or an endpoint that answers the Open
/// Inference Protocol.
@NullMarked
package dev.assay.model;

import org.jspecify.annotations.NullMarked;
