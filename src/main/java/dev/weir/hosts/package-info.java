/** Joins the ids by which vendors know hosts with the names that other records tell. */
@NullMarked
package dev.weir.hosts;

import org.jspecify.annotations.NullMarked;
