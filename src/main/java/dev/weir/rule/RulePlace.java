package dev.weir.rule;

/**
 * A place in a rule file.
 *
 * @param file the path as given; of a file in an archive {@code ARCHIVE!ENTRY}
 * @param line from 1
 * @param column from 1, in UTF-16 units
 */
public record RulePlace(String file, int line, int column) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
