package dev.weir.detect.rules.index;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Finds all of many texts in one pass over another: the automaton of Aho and Corasick ("Efficient
 * string matching", 1975) over the characters that occur in the texts.
 */
final class PartsAutomaton implements Parts {
    private static final int ASCII = 128;

    /** Column of each ASCII character in a row of the table; 0 for one that no text has. */
    private final int[] columns = new int[ASCII];

    private final int[] others;
    private final int width;

    /**
     * By row and column where the row of the next state begins; its complement where that state
     * reports something.
     */
    private final int[] next;

    /** What is found on entering a state. */
    private final int[][] found;

    PartsAutomaton(Map<String, int[]> parts) {
        TreeSet<Integer> characters = new TreeSet<>();
        parts.keySet().forEach(text -> text.chars().forEach(characters::add));
        int column = 1;
        List<Integer> beyond = new ArrayList<>();
        for (int character : characters) {
            if (character < ASCII) {
                columns[character] = column++;
            } else {
                beyond.add(character);
            }
        }
        others = beyond.stream().mapToInt(Integer::intValue).toArray();
        width = column + others.length;
        List<int[]> rows = new ArrayList<>();
        List<int[]> reports = new ArrayList<>();
        rows.add(new int[width]);
        reports.add(new int[0]);
        parts.forEach((text, report) -> add(text, report, rows, reports));
        link(rows, reports);
        next = new int[rows.size() * width];
        for (int state = 0; state < rows.size(); state++) {
            for (int i = 0; i < width; i++) {
                int target = rows.get(state)[i];
                boolean reporting = reports.get(target).length > 0;
                next[state * width + i] = reporting ? ~(target * width) : target * width;
            }
        }
        found = reports.toArray(int[][]::new);
    }

    private void add(String text, int[] report, List<int[]> rows, List<int[]> reports) {
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            int column = column(text.charAt(i));
            if (rows.get(state)[column] == 0) {
                rows.get(state)[column] = rows.size();
                rows.add(new int[width]);
                reports.add(new int[0]);
            }
            state = rows.get(state)[column];
        }
        reports.set(state, union(reports.get(state), report));
    }

    /** Where a text breaks off, the longest other that fits goes on. */
    private void link(List<int[]> rows, List<int[]> reports) {
        int[] fallback = new int[rows.size()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int column = 1; column < width; column++) {
            if (rows.get(0)[column] != 0) {
                open.add(rows.get(0)[column]);
            }
        }
        while (!open.isEmpty()) {
            int state = open.remove();
            int[] other = rows.get(fallback[state]);
            reports.set(state, union(reports.get(state), reports.get(fallback[state])));
            int[] row = rows.get(state);
            for (int column = 1; column < width; column++) {
                if (row[column] == 0) {
                    row[column] = other[column];
                } else {
                    fallback[row[column]] = other[column];
                    open.add(row[column]);
                }
            }
        }
    }

    @Override
    public void find(String text, IntConsumer out) {
        int row = 0;
        for (int i = 0; i < text.length(); i++) {
            row = next[row + column(text.charAt(i))];
            if (row < 0) {
                row = ~row;
                for (int report : found[row / width]) {
                    out.accept(report);
                }
            }
        }
    }

    private int column(char c) {
        if (c < ASCII) {
            return columns[c];
        }
        int place = Arrays.binarySearch(others, c);
        return place < 0 ? 0 : width - others.length + place;
    }

    private static int[] union(int[] a, int[] b) {
        return IntStream.concat(Arrays.stream(a), Arrays.stream(b)).distinct().toArray();
    }
}
