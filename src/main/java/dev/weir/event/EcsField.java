package dev.weir.event;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A field that a rule can name, with the type that its values are brought to. Two of one name are
 * equal: the catalogue holds one of each.
 *
 * @param name full name, parts joined by a point
 * @param type the type in the Elastic Common Schema, or in Elastic's Windows integration where ECS
 *     has no such field; {@code UNKNOWN} for a field that the catalogue lacks
 */
public record EcsField(String name, Type type) {

    /** What a field holds; {@code UNKNOWN} takes the type of what it is compared with. */
    public enum Type {
        KEYWORD,
        NUMBER,
        BOOLEAN,
        IP,
        DATE,
        UNKNOWN
    }

    private static final String KEYWORDS =
            """
            Effective_process.name agent.id data_stream.dataset
            data_stream.namespace destination.address destination.domain
            dll.Ext.device.product_id dll.code_signature.status
            dll.code_signature.subject_name dll.hash.sha256 dll.name dll.path
            dll.pe.original_file_name dns.question.name event.action event.category
            event.code event.id event.kind event.module event.outcome event.provider
            event.type file.Ext.header_bytes file.Ext.original.name
            file.code_signature.status file.extension file.hash.sha256 file.name
            file.origin_referrer_url file.origin_url file.path file.pe.imphash
            file.pe.original_file_name group.id group.name host.id host.name
            host.os.name host.os.type http.request.body.content http.request.method
            network.application network.direction network.protocol network.transport
            network.type process.Ext.ancestry process.Ext.api.name
            process.Ext.api.parameters.consumer_type process.Ext.device.bus_type
            process.Ext.device.product_id process.Ext.effective_parent.entity_id
            process.Ext.effective_parent.executable process.Ext.effective_parent.name
            process.Ext.token.integrity_level_name process.args
            process.code_signature.status process.code_signature.subject_name
            process.command_line process.entity_id process.executable
            process.hash.sha256 process.name process.parent.args
            process.parent.code_signature.subject_name process.parent.command_line
            process.parent.entity_id process.parent.executable process.parent.name
            process.pe.original_file_name process.working_directory
            registry.data.strings registry.hive registry.key registry.path
            registry.value rule.name source.domain url.extension url.path user.domain
            user.id user.name user_agent.original winlog.channel winlog.computer_name
            winlog.event_data.AccessList winlog.event_data.AccessMask
            winlog.event_data.AccessMaskDescription
            winlog.event_data.AllowedToDelegateTo
            winlog.event_data.AttributeLDAPDisplayName winlog.event_data.AttributeValue
            winlog.event_data.AuthenticationPackageName winlog.event_data.CallTrace
            winlog.event_data.ClientProcessId winlog.event_data.Consumer
            winlog.event_data.DnsHostName winlog.event_data.ElevatedToken
            winlog.event_data.EnabledPrivilegeList winlog.event_data.GrantedAccess
            winlog.event_data.ImagePath winlog.event_data.IntegrityLevel
            winlog.event_data.LogonProcessName winlog.event_data.NewTargetUserName
            winlog.event_data.NewUACList winlog.event_data.ObjectClass
            winlog.event_data.ObjectDN winlog.event_data.OldTargetUserName
            winlog.event_data.Operation winlog.event_data.OperationType
            winlog.event_data.ParentProcessId winlog.event_data.PreAuthType
            winlog.event_data.PrivilegeList winlog.event_data.ProcessName
            winlog.event_data.Properties winlog.event_data.RelativeTargetName
            winlog.event_data.Resource winlog.event_data.RpcCallClientLocality
            winlog.event_data.SchemaFriendlyName winlog.event_data.ServiceAccount
            winlog.event_data.ServiceFileName winlog.event_data.ServiceName
            winlog.event_data.ServiceSid winlog.event_data.ShareName
            winlog.event_data.Status winlog.event_data.SubjectLogonId
            winlog.event_data.SubjectUserName winlog.event_data.SubjectUserSid
            winlog.event_data.TargetImage winlog.event_data.TargetLogonId
            winlog.event_data.TargetProcessGUID winlog.event_data.TargetSid
            winlog.event_data.TargetUserName winlog.event_data.TargetUserSid
            winlog.event_data.TaskName winlog.event_data.TicketOptions winlog.event_id
            winlog.logon.id winlog.logon.type winlog.provider_name
            """;

    private static final String NUMBERS =
            """
            blocklist_label destination.port dll.Ext.relative_file_creation_time
            dll.Ext.relative_file_name_modify_time event.risk_score event.sequence
            event.severity file.Ext.entropy file.Ext.windows.zone_identifier file.size
            http.response.status_code problemchild.prediction
            problemchild.prediction_probability process.Ext.relative_file_creation_time
            process.Ext.relative_file_name_modify_time process.args_count
            process.exit_code process.parent.Ext.real.pid process.parent.args_count
            process.parent.pid process.pid process.thread.id source.port
            winlog.process.pid
            """;

    private static final String BOOLEANS =
            """
            dll.code_signature.exists dll.code_signature.trusted
            file.code_signature.exists file.code_signature.trusted
            process.code_signature.exists process.code_signature.trusted
            process.parent.code_signature.exists process.parent.code_signature.trusted
            """;

    private static final String ADDRESSES =
            """
            destination.ip host.ip source.ip
            """;

    private static final String DATES = "@timestamp event.created event.ingested process.start";

    private static final Map<String, EcsField> CATALOGUE = catalogue();

    public static final EcsField CATEGORY = of("event.category");

    /** There is one field of a name; rules look fields up many times for each event. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof EcsField field && name.equals(field.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** The field of the catalogue, or one of unknown type. */
    public static EcsField of(String name) {
        EcsField known = CATALOGUE.get(name);
        return known == null ? new EcsField(name, Type.UNKNOWN) : known;
    }

    /** All known fields, by name. */
    public static Collection<EcsField> all() {
        return CATALOGUE.values();
    }

    private static Map<String, EcsField> catalogue() {
        Map<String, EcsField> fields = new TreeMap<>();
        put(fields, KEYWORDS, Type.KEYWORD);
        put(fields, NUMBERS, Type.NUMBER);
        put(fields, BOOLEANS, Type.BOOLEAN);
        put(fields, ADDRESSES, Type.IP);
        put(fields, DATES, Type.DATE);
        return Collections.unmodifiableMap(fields);
    }

    private static void put(Map<String, EcsField> fields, String names, Type type) {
        for (String name : names.strip().split("\\s+", -1)) {
            fields.put(name, new EcsField(name, type));
        }
    }
}
