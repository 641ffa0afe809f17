package dev.weir.event;

/**
 * The product that observed an event, not the agent that carried it.
 *
 * @param id stable name in documents and exceptions, lower case with underscores, such as {@code
 *     microsoft_defender}
 * @param label the name a person reads, such as {@code Microsoft Defender}
 */
public record Source(String id, String label) {}
