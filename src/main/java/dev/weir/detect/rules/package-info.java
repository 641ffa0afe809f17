/** Detection by rules as data: Elastic's EQL rules, judged on the fields of any source's events. */
@NullMarked
package dev.weir.detect.rules;

import org.jspecify.annotations.NullMarked;
