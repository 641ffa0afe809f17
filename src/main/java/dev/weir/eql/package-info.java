/** The language of the rules: text to a checked model, and the model to conditions on events. */
@NullMarked
package dev.weir.eql;

import org.jspecify.annotations.NullMarked;
