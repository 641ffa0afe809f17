package dev.weir.detect.enableat;

import dev.weir.event.EndpointEvent;

/** Judges the events of one or more types. Stateless. */
interface Judge {
    Finding judge(EndpointEvent event);
}
