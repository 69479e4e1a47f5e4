/// Places that hold the files of a history: a directory, a branch of a git repository, a prefix of
/// S3.
@NullMarked
package dev.assay.store.place;

import org.jspecify.annotations.NullMarked;
