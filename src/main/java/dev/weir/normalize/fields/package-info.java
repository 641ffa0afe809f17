/**
 * What each source supplies of the fields that rules name: tables of rows "ECS field = raw
 * columns", from which the values of an event, the coverage of a rule and the documentation come.
 */
@NullMarked
package dev.weir.normalize.fields;

import org.jspecify.annotations.NullMarked;
