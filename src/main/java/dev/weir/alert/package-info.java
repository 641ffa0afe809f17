/** An episode as an alert that can be worked: enrichment, identity, exceptions. */
@NullMarked
package dev.weir.alert;

import org.jspecify.annotations.NullMarked;
