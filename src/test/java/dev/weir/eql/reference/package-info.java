/**
 * The language once more, written from its description by someone who had not seen {@code
 * dev.weir.eql}: a reader, and an evaluator that walks the tree and tries everything.
 */
package dev.weir.eql.reference;
