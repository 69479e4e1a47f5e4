/// Charts as SVG, made without a browser.
@NullMarked
package dev.assay.report.chart;

import org.jspecify.annotations.NullMarked;
