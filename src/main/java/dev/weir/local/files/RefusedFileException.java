package dev.weir.local.files;

/** A file of a kind that is not read; the message names it and a way out. */
public final class RefusedFileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    RefusedFileException(String name, String why) {
        super("'" + name + "' " + why);
    }
}
