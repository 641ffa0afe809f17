package dev.weir.output;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What every Detection Finding of Weir has in common, in OCSF 1.4. */
final class OcsfFinding {
    static final String OCSF_VERSION = "1.4.0";

    private static final int CLASS = 2004;

    private OcsfFinding() {}

    /** A new finding, up to its {@code type_name}. */
    static JsonObject of(Activity activity) {
        return JsonObject.of()
                .put("category_uid", 2)
                .put("category_name", "Findings")
                .put("class_uid", CLASS)
                .put("class_name", "Detection Finding")
                .put("activity_id", activity.id)
                .put("activity_name", activity.caption)
                .put("type_uid", CLASS * 100 + activity.id)
                .put("type_name", "Detection Finding: " + activity.caption);
    }

    static JsonObject product() {
        return JsonObject.of().put("name", "Weir").put("vendor_name", "Weir");
    }

    static JsonObject analytic(
            String rule, String name, @Nullable String version, String description) {
        return JsonObject.of()
                .put("uid", rule)
                .put("name", name)
                .put("version", version)
                .put("desc", description)
                .put("type_id", 1)
                .put("type", "Rule");
    }

    /** A tactic or technique of ATT&CK. */
    static JsonObject term(String id, String name, String reference) {
        return JsonObject.of().put("uid", id).put("name", name).put("src_url", reference);
    }

    static Long millis(Instant time) {
        return time.toEpochMilli();
    }

    /** OCSF's {@code activity_id}. */
    enum Activity {
        CREATE(1, "Create"),
        UPDATE(2, "Update"),
        CLOSE(3, "Close");

        private final int id;
        private final String caption;

        Activity(int id, String caption) {
            this.id = id;
            this.caption = caption;
        }
    }
}
