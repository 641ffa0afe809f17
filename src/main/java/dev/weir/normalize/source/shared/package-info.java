/** What the mappers share: access to JSON, times, accounts, task definitions. */
@NullMarked
package dev.weir.normalize.source.shared;

import org.jspecify.annotations.NullMarked;
