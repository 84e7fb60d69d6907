package io.enterprisehub.scoring.event;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers, whether they were sent as JSON numbers or as texts. */
final class Numbers {

    private static final int MAX_DIGITS = 60;
    private static final BigDecimal LIMIT = new BigDecimal("1e15");

    private Numbers() {}

    /** The number, or null; of a bounded size, so that writing it out cannot fill the memory (1e999999999 is a number too). */
    static @Nullable BigDecimal parse(@Nullable String raw) {
        String text = raw == null ? "" : raw.strip();
        if (text.isEmpty() || text.length() > MAX_DIGITS) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return Math.abs((long) number.scale()) > MAX_DIGITS ? null : number;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** An amount of money in plain decimals, or null when it is none that a lead could stand for. */
    static @Nullable String amount(@Nullable String raw) {
        BigDecimal number = parse(raw);
        return number == null || number.signum() < 0 || number.compareTo(LIMIT) >= 0
                ? null
                : number.stripTrailingZeros().toPlainString();
    }

    /** A whole number, or null. */
    static @Nullable String integer(@Nullable String raw) {
        BigDecimal number = parse(raw);
        try {
            return number == null ? null : Long.toString(number.longValueExact());
        } catch (ArithmeticException notWhole) {
            return null;
        }
    }
}
