package dev.weir.normalize;

import dev.weir.normalize.source.DefenderMapper;
import dev.weir.normalize.source.EcsMapper;
import dev.weir.normalize.source.ElasticDefendMapper;
import dev.weir.normalize.source.EndgameMapper;
import dev.weir.normalize.source.SentinelOneMapper;
import dev.weir.normalize.source.WinlogMapper;
import java.util.List;

/**
 * The wire shapes in the order in which they are tried: marks that no other shape has first, ECS
 * last. A new source is a mapper, its fixtures and a line here.
 */
public final class EventMappers {
    public static final List<EventMapper> ALL =
            List.of(
                    new SentinelOneMapper(),
                    new DefenderMapper(),
                    new EndgameMapper(),
                    new WinlogMapper(),
                    new ElasticDefendMapper(),
                    new EcsMapper());

    private EventMappers() {}
}
