package io.enterprisehub.cachetesting;

/** Reads Redis's own statistics of errors, as {@code INFO errorstats} prints them since version 6.2. */
final class RedisErrors {

    private RedisErrors() {}

    /** How often the server answered with errors that begin with the word. */
    static long count(String info, String word) {
        String line = "errorstat_" + word + ":count=";
        return info.lines()
                .filter(each -> each.startsWith(line))
                .mapToLong(each -> Long.parseLong(each.substring(line.length())))
                .sum();
    }
}
