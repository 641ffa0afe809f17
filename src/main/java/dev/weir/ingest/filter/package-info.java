/**
 * Whether the bytes of a record can matter: a {@link dev.weir.ingest.filter.TokenFilter} looks for
 * patterns by one of two scans, each with a table of its own.
 */
@NullMarked
package dev.weir.ingest.filter;

import org.jspecify.annotations.NullMarked;
