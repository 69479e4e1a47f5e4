/// What can be named in a spec, and where it comes from: built in, or out of a plug-in's jar.
@NullMarked
package dev.assay.plugin;

import org.jspecify.annotations.NullMarked;
