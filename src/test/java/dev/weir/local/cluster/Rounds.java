package dev.weir.local.cluster;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A test that runs {@code weir.rounds} times, each with a seed of its own. */
@ParameterizedTest(name = "round {0}")
@MethodSource("rounds")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Rounds {}
