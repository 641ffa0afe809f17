package dev.weir.eql;

/**
 * A place in the text of a query.
 *
 * @param line from 1
 * @param column from 1, in UTF-16 units
 */
public record Position(int line, int column) {}
