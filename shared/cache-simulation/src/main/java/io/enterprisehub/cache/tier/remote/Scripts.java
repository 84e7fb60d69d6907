package io.enterprisehub.cache.tier.remote;

import io.enterprisehub.cache.RedisLink;
import java.time.Duration;

/** A shared level from whose scripts a guard was taken out. */
public final class Scripts {

    private Scripts() {}

    /** Replaces one piece of one script's text. */
    public record Edit(String script, String piece, String replacement) {

        BinaryScript apply(String name, BinaryScript original) {
            if (!name.equals(script)) {
                return original;
            }
            if (!original.text().contains(piece)) {
                throw new IllegalArgumentException("The script " + name + " does not contain: " + piece);
            }
            return BinaryScript.of(original.text().replace(piece, replacement));
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
                        standard.publish()));
    }
}
