package io.enterprisehub.webhook;

import io.enterprisehub.function.http.HttpCall;
import java.util.regex.Pattern;

/** The limit of a body: by what the sender announced, and by what came. */
final class BodySize {

    /** 18 digits fit a long. */
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    private BodySize() {}

    static boolean isTooLarge(HttpCall call) {
        return call.body().length > Receiver.MAX_BODY_BYTES || announced(call) > Receiver.MAX_BODY_BYTES;
    }

    /** The gateway has checked the header against the body; one that is no number says nothing here. */
    private static long announced(HttpCall call) {
        String length = call.headers().getOrDefault("content-length", "");
        return DIGITS.matcher(length).matches() ? Long.parseLong(length) : 0;
    }
}
