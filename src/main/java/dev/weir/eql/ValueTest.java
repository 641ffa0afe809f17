package dev.weir.eql;

/** A test of one value that has been brought to its type. */
@FunctionalInterface
interface ValueTest {

    boolean test(Object value);
}
