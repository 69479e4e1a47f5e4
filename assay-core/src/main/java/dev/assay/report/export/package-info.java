/// Results for other programs: CSV, Excel, JSON and Parquet.
@NullMarked
package dev.assay.report.export;

import org.jspecify.annotations.NullMarked;
