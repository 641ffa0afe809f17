package dev.weir.signal;

import dev.weir.event.EndpointEvent;

/** Judges the events of one or more types. Stateless. */
interface Rule {
    Finding judge(EndpointEvent event);
}
