package dev.weir.detect.enableat;

import dev.weir.detect.Flag;
import dev.weir.detect.HitKind;
import dev.weir.event.Ascii;
import dev.weir.event.EndpointEvent;
import dev.weir.event.EventType;
import dev.weir.event.RegistryChange;
import dev.weir.event.RegistryData;
import dev.weir.event.RegistryPath;
import dev.weir.event.RegistryPath.View;
import dev.weir.event.Truncation;
import org.jspecify.annotations.Nullable;

/** Whether a change switches the watched value on or off. */
final class RegistryJudge implements Judge {

    private static final String OTHER = "another registry path";

    private final WatchedValue watched;
    private final RegistryPath value;
    private final String keyName;

    RegistryJudge(WatchedValue watched) {
        this.watched = watched;
        this.value = watched.path();
        this.keyName = watched.key().name();
    }

    @Override
    public Finding judge(EndpointEvent event) {
        RegistryChange change = event.registry();
        if (change == null) {
            return Finding.none("a registry event without a path");
        }
        EventType type = event.type();
        if (type == EventType.REGISTRY_RENAMED) {
            return renamed(RegistryPath.of(change.path()), change.newPath());
        }
        if (!mayMatter(change.path())) {
            return Finding.none(OTHER);
        }
        RegistryPath path = RegistryPath.of(change.path());
        View view = path.viewOf(value);
        if (type == EventType.REGISTRY_VALUE_SET && view == View.EFFECTIVE) {
            return set(change);
        } else if (type == EventType.REGISTRY_VALUE_SET && view == View.NOT_EFFECTIVE) {
            return setElsewhere(change, path);
        }
        if (view == View.EFFECTIVE && type == EventType.REGISTRY_VALUE_DELETED) {
            return Finding.of(HitKind.DISARMED, watched.name() + " was deleted");
        }
        // Windows deletes from the leaves up, so a deleted ancestor never comes without this one.
        if (type == EventType.REGISTRY_KEY_DELETED && path.is(watched.key())) {
            return Finding.of(HitKind.DISARMED, "the key of " + watched.name() + " was deleted");
        }
        return Finding.none(whyNot(path, type, view));
    }

    /** Whether the change is to the watched value, or to its key. */
    boolean watches(RegistryChange change) {
        return isWatched(RegistryPath.of(change.path()));
    }

    /** A glance, before the path is taken apart: most are others. */
    private boolean mayMatter(String path) {
        return Ascii.contains(path, watched.name()) || Ascii.contains(path, keyName);
    }

    private Finding set(RegistryChange change) {
        boolean on = false;
        boolean nonZero = false;
        boolean zero = false;
        boolean mismatch = false;
        for (String text : change.data()) {
            RegistryData data = RegistryData.of(text, change.type());
            if (data.is(watched.on())) {
                on = true;
                mismatch |= isNoDword(data);
            } else if (data.is(0)) {
                zero = true;
            } else if (data.number() != null) {
                nonZero = true;
            }
        }
        String set = watched.name() + " was set to ";
        String data = Truncation.text(String.join(", ", change.data()), 60);
        if (on && mismatch) {
            return Finding.of(HitKind.ARMED, set + data + ", which is no DWORD")
                    .with(Flag.TYPE_MISMATCH);
        }
        if (on) {
            return Finding.of(HitKind.ARMED, set + watched.on());
        }
        if (nonZero) {
            return Finding.of(
                    HitKind.ARMED_TENTATIVE, set + data + ", neither 0 nor " + watched.on());
        }
        if (zero) {
            return Finding.of(HitKind.DISARMED, set + "0: path is right, data is 0");
        }
        return Finding.none(
                change.data().isEmpty()
                        ? "path is right, but the source sends no data"
                        : "path is right, but the data is no number: " + data);
    }

    private Finding setElsewhere(RegistryChange change, RegistryPath path) {
        for (String text : change.data()) {
            if (RegistryData.of(text, change.type()).is(watched.on())) {
                String reason =
                        watched.name() + " was set to 1 where it has no effect: " + path.text();
                return Finding.of(HitKind.ARMED_TENTATIVE, reason).with(Flag.NOT_EFFECTIVE);
            }
        }
        return Finding.none("the 32-bit view or a loaded hive, and data is not 1");
    }

    private static boolean isNoDword(RegistryData data) {
        return data.type() == RegistryData.Type.QWORD || data.type() == RegistryData.Type.OTHER;
    }

    private Finding renamed(RegistryPath from, @Nullable String newPath) {
        RegistryPath to = newPath == null ? null : RegistryPath.of(newPath);
        if (to != null && !to.isAbsolute()) {
            to = from.parent().child(to.text());
        }
        boolean arrives = to != null && isWatched(to);
        boolean leaves = isWatched(from);
        if (to != null && arrives && !leaves) {
            return Finding.of(
                    HitKind.ARMED_TENTATIVE,
                    from.text() + " was renamed to " + to.name() + ", its data is unknown");
        }
        if (leaves && !arrives) {
            return Finding.of(
                    HitKind.DISARMED,
                    from.name() + " was renamed" + (to == null ? "" : " to " + to.name()));
        }
        return Finding.none(
                leaves ? "renamed in letter case only" : "neither name of the rename is watched");
    }

    private boolean isWatched(RegistryPath path) {
        return path.is(value) || path.is(watched.key());
    }

    private String whyNot(RegistryPath path, EventType type, View view) {
        if (view == View.NOT_EFFECTIVE) {
            return "the 32-bit view or a loaded hive, and the value is gone";
        }
        if (view == View.EFFECTIVE) {
            return "a key of that name, not the value";
        }
        if (path.is(watched.key())) {
            return type == EventType.REGISTRY_KEY_CREATED
                    ? "the key was created, no value yet"
                    : "the key is right, no value is named";
        }
        if (path.parent().is(watched.key())) {
            return "the key is right, the value is " + path.name();
        }
        return Ascii.same(path.name(), watched.name())
                ? "the value is called " + watched.name() + ", but in another key"
                : OTHER;
    }
}
