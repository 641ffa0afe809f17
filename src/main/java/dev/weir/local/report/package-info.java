/** The incidents of a replay as one HTML page. */
@NullMarked
package dev.weir.local.report;

import org.jspecify.annotations.NullMarked;
