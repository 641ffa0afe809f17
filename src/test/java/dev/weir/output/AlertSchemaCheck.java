package dev.weir.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Holds alert documents against the schemas that ship with the job. */
public final class AlertSchemaCheck {
    private static final Map<AlertFormat, JsonSchema> SCHEMAS = new EnumMap<>(AlertFormat.class);
    private static final Map<AlertFormat, JsonSchema> OF_RULES = new EnumMap<>(AlertFormat.class);

    static {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        for (AlertFormat format : AlertFormat.values()) {
            String location = "classpath:schema/alert-" + format.id() + ".schema.json";
            SCHEMAS.put(format, factory.getSchema(SchemaLocation.of(location), config));
            location = "classpath:schema/rule-alert-" + format.id() + ".schema.json";
            OF_RULES.put(format, factory.getSchema(SchemaLocation.of(location), config));
        }
    }

    private AlertSchemaCheck() {}

    /** Fails with all that is wrong and the document itself. */
    public static void assertValid(AlertFormat format, JsonNode document) {
        assertThat(problems(format, document)).as(document.toString()).isEmpty();
    }

    /** The same of an alert of a rule. */
    public static void assertRuleValid(AlertFormat format, JsonNode document) {
        assertThat(problems(OF_RULES.get(format), document)).as(document.toString()).isEmpty();
    }

    static List<String> problems(AlertFormat format, JsonNode document) {
        return problems(SCHEMAS.get(format), document);
    }

    private static List<String> problems(JsonSchema schema, JsonNode document) {
        return schema.validate(document).stream().map(ValidationMessage::getMessage).toList();
    }
}
