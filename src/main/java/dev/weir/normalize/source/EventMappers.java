package dev.weir.normalize.source;

import dev.weir.normalize.source.ecs.CrowdStrikeEcsMapper;
import dev.weir.normalize.source.ecs.DefenderEcsMapper;
import dev.weir.normalize.source.ecs.EcsMapper;
import dev.weir.normalize.source.ecs.ElasticDefendMapper;
import dev.weir.normalize.source.ecs.EndgameEcsMapper;
import dev.weir.normalize.source.ecs.SentinelOneEcsMapper;
import dev.weir.normalize.source.ecs.WinlogMapper;
import dev.weir.normalize.source.edr.CarbonBlackMapper;
import dev.weir.normalize.source.edr.CrowdStrikeMapper;
import dev.weir.normalize.source.edr.DefenderMapper;
import dev.weir.normalize.source.edr.EndgameMapper;
import dev.weir.normalize.source.edr.OcsfMapper;
import dev.weir.normalize.source.edr.SentinelOneMapper;
import dev.weir.normalize.source.shared.EventMapper;
import dev.weir.normalize.source.windows.AzureSentinelMapper;
import dev.weir.normalize.source.windows.CollectorMapper;
import dev.weir.normalize.source.windows.EvtxJsonMapper;
import dev.weir.normalize.source.windows.FlatWindowsMapper;
import dev.weir.normalize.source.windows.NxlogMapper;
import dev.weir.normalize.source.windows.WazuhMapper;
import dev.weir.normalize.source.windows.WindowsXmlMapper;
import dev.weir.normalize.source.windows.Winlogbeat6Mapper;
import java.util.List;

/**
 * The wire shapes in the order in which they are tried: marks that no other shape has first, ECS
 * last. A new source is a mapper, its fixtures and a line here.
 */
public final class EventMappers {
    public static final List<EventMapper> ALL =
            List.of(
                    new CrowdStrikeMapper(),
                    new SentinelOneMapper(),
                    new DefenderMapper(),
                    new EndgameMapper(),
                    new OcsfMapper(),
                    new CarbonBlackMapper(),
                    new EvtxJsonMapper(),
                    new WazuhMapper(),
                    new NxlogMapper(),
                    new AzureSentinelMapper(),
                    new Winlogbeat6Mapper(),
                    new WinlogMapper(),
                    new WindowsXmlMapper(),
                    new ElasticDefendMapper(),
                    new EndgameEcsMapper(),
                    new DefenderEcsMapper(),
                    new SentinelOneEcsMapper(),
                    new CrowdStrikeEcsMapper(),
                    new FlatWindowsMapper(),
                    new CollectorMapper(),
                    new EcsMapper());

    private EventMappers() {}
}
