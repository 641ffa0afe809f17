package dev.weir.normalize.source.ecs;

import static dev.weir.normalize.source.shared.JsonFields.has;
import static dev.weir.normalize.source.shared.JsonFields.text;
import static dev.weir.normalize.source.shared.JsonFields.textOrEmpty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.EventType;
import dev.weir.event.Source;
import dev.weir.event.Truncation;
import dev.weir.normalize.source.shared.EcsFields;
import dev.weir.normalize.source.shared.EventBuilder;
import dev.weir.normalize.source.shared.EventMapper;
import dev.weir.normalize.source.shared.MappedEvent;
import dev.weir.normalize.source.windows.WindowsEvents;
import java.util.Locale;
import java.util.Set;

/**
 * ECS documents of any other producer, also of Sysmon and Windows events whose {@code winlog}
 * object was dropped on the way: Elastic's rule fires on these, too.
 */
public final class EcsMapper implements EventMapper {
    private static final int MAX_LABEL = 40;

    @Override
    public String name() {
        return "ecs";
    }

    @Override
    public Set<String> marks() {
        return Set.of("registry", "event");
    }

    @Override
    public boolean recognises(JsonNode document) {
        return has(document, "registry.path")
                || (has(document, "event.category") || has(document, "event.kind"))
                        && (has(document, "@timestamp") || has(document, "host"));
    }

    @Override
    public boolean isVague() {
        return true;
    }

    @Override
    public MappedEvent map(JsonNode document) {
        EventBuilder builder = EcsEvents.map(document, source(document));
        EventType task = EcsEvents.taskType(EcsEvents.words(document, "event.action"));
        if (task != null) {
            builder.task(task, EcsFields.task(document));
        }
        return builder.build();
    }

    private static Source source(JsonNode document) {
        Source windows =
                WindowsEvents.source("", textOrEmpty(document, "event.provider", "event.module"));
        if (!windows.equals(WindowsEvents.EVENT_LOG)) {
            return windows;
        }
        String product = text(document, "event.module", "agent.type");
        if (product == null) {
            return new Source("ecs", "ECS");
        }
        if (product.equals("sysmon")) {
            return WindowsEvents.SYSMON;
        }
        String label = Truncation.head(product, MAX_LABEL);
        return new Source(label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_"), label);
    }
}
