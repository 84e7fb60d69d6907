package io.enterprisehub.cache.tier.remote;

import io.enterprisehub.cache.RedisLink;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A shared level from whose scripts a guard was taken out. */
public final class Scripts {

    private Scripts() {}

    /**
     * Replaces one piece of one script's text.
     *
     * @param next another piece of the same script, or null
     */
    public record Edit(
            String script,
            String piece,
            String replacement,
            @Nullable Edit next) {

        public Edit(String script, String piece, String replacement) {
            this(script, piece, replacement, null);
        }

        BinaryScript apply(String name, BinaryScript original) {
            if (!name.equals(script)) {
                return original;
            }
            if (!original.text().contains(piece)) {
                throw new IllegalArgumentException("The script " + name + " does not contain: " + piece);
            }
            BinaryScript edited = BinaryScript.of(original.text().replace(piece, replacement));
            return next == null ? edited : next.apply(name, edited);
        }
    }

    public static RemoteLevel edited(RedisLink link, Duration deadline, Edit edit) {
        RedisScripts standard = RedisScripts.standard();
        return new RedisLevel(
                link,
                deadline,
                new RedisScripts(
                        edit.apply("read", standard.read()),
                        edit.apply("fill", standard.fill()),
                        edit.apply("put", standard.put()),
                        edit.apply("invalidate", standard.invalidate()),
                        edit.apply("group", standard.group()),
                        standard.publish(),
                        standard.release()));
    }
}
