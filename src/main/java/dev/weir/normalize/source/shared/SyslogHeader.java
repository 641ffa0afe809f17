package dev.weir.normalize.source.shared;

/** What syslog puts before a message: RFC 5424, RFC 3164, and what programs make of them. */
final class SyslogHeader {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private SyslogHeader() {}

    /**
     * A priority, with the length that TCP puts before it, a date as in log files, CEE's cookie.
     */
    static boolean begins(String text) {
        if (text.startsWith("@cee:")) {
            return true;
        }
        int at = 0;
        while (at < 6 && at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        if (at == 4) {
            return text.startsWith("-", at);
        }
        if (text.startsWith(" <", at) && at > 0) {
            at++;
        }
        if (text.startsWith("<", at)) {
            int end = text.indexOf('>', at);
            return end > at + 1 && end <= at + 4 && isDigit(text.charAt(at + 1));
        }
        return text.length() > 3
                && text.charAt(3) == ' '
                && MONTHS.indexOf(text.substring(0, 3)) % 3 == 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
