package io.enterprisehub.cachetesting;

/**
 * Finds the ends of commands in a stream of requests that arrives in pieces, as RESP writes them:
 * {@code *2 $3 GET $1 a}, each on a line of its own. Belongs to one thread.
 */
final class CommandCounter {

    private static final int LINE_END = 2;

    private boolean array;
    private int number;
    private int elements;
    private int bulk;

    /** Takes the next piece and returns how many commands it completes. */
    int take(byte[] bytes, int length) {
        int complete = 0;
        int at = 0;
        while (at < length) {
            if (bulk == 0) {
                header(bytes[at]);
                at++;
            } else {
                int skipped = Math.min(bulk, length - at);
                at += skipped;
                bulk -= skipped;
                complete += bulk == 0 && endsCommand() ? 1 : 0;
            }
        }
        return complete;
    }

    /** One byte outside of bulk data: {@code *n} announces elements, {@code $n} the bytes of one. */
    private void header(byte next) {
        switch (next) {
            case '*', '$' -> {
                array = next == '*';
                number = 0;
            }
            case '\r' -> elements = array ? number : elements;
            case '\n' -> bulk = array ? 0 : number + LINE_END;
            default -> number = number * 10 + (next - '0');
        }
    }

    private boolean endsCommand() {
        elements--;
        return elements == 0;
    }
}
