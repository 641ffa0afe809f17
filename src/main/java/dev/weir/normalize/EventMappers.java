package dev.weir.normalize;

import dev.weir.normalize.source.CarbonBlackMapper;
import dev.weir.normalize.source.CrowdStrikeEcsMapper;
import dev.weir.normalize.source.CrowdStrikeMapper;
import dev.weir.normalize.source.DefenderEcsMapper;
import dev.weir.normalize.source.DefenderMapper;
import dev.weir.normalize.source.EcsMapper;
import dev.weir.normalize.source.ElasticDefendMapper;
import dev.weir.normalize.source.EndgameEcsMapper;
import dev.weir.normalize.source.EndgameMapper;
import dev.weir.normalize.source.EvtxJsonMapper;
import dev.weir.normalize.source.FlatWindowsMapper;
import dev.weir.normalize.source.NxlogMapper;
import dev.weir.normalize.source.OcsfMapper;
import dev.weir.normalize.source.SentinelMapper;
import dev.weir.normalize.source.SentinelOneEcsMapper;
import dev.weir.normalize.source.SentinelOneMapper;
import dev.weir.normalize.source.WazuhMapper;
import dev.weir.normalize.source.WindowsXmlMapper;
import dev.weir.normalize.source.WinlogMapper;
import dev.weir.normalize.source.Winlogbeat6Mapper;
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
                    new SentinelMapper(),
                    new Winlogbeat6Mapper(),
                    new WinlogMapper(),
                    new WindowsXmlMapper(),
                    new ElasticDefendMapper(),
                    new EndgameEcsMapper(),
                    new DefenderEcsMapper(),
                    new SentinelOneEcsMapper(),
                    new CrowdStrikeEcsMapper(),
                    new FlatWindowsMapper(),
                    new EcsMapper());

    private EventMappers() {}
}
