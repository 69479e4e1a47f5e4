/// The process that hosts one model and answers the Open Inference Protocol on the loopback device.
@NullMarked
package dev.assay.worker;

import org.jspecify.annotations.NullMarked;
