package dev.weir.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change in the registry, spelled as the source sent it.
 *
 * @param path ECS {@code registry.path}: hive, key and value name joined, otherwise as sent; for
 *     key events the key
 * @param data ECS {@code registry.data.strings}: the new data as sent, never the previous; empty
 *     when the source sends none
 * @param type ECS {@code registry.data.type}: as sent, such as {@code REG_DWORD}, {@code SZ_DWORD},
 *     {@code %%1876}; null when not sent
 * @param previousData the data before the change as sent; null when not sent
 * @param newPath for a rename the new name as sent, a full path or only the last component; null
 *     otherwise
 */
public record RegistryChange(
        String path,
        List<String> data,
        @Nullable String type,
        @Nullable String previousData,
        @Nullable String newPath) {}
