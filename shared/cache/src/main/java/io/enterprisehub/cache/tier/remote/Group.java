package io.enterprisehub.cache.tier.remote;

import java.util.List;

/** Names of groups of values that are invalidated together; a letter before the name tells their kinds apart. */
public final class Group {

    /** All values of a tenant. */
    public static final String ALL = "a:";

    private static final String TAG = "t:";

    private Group() {}

    /** Values that their region's definition gives the tag. */
    public static String tag(String tag) {
        return TAG + named("tag", tag);
    }

    /** A region's values. */
    public static String region(String region) {
        return "r:" + region;
    }

    /** A region's values whose keys begin so. */
    public static String prefix(String region, String prefix) {
        return "p:" + region + ":" + named("prefix", prefix);
    }

    static boolean isTag(String group) {
        return group.startsWith(TAG);
    }

    /** Whether a value with these groups can be kept at all: the stamp's length has two bytes, of which a sign takes one. */
    public static boolean fit(List<String> groups) {
        return groups.stream().mapToInt(group -> 3 * group.length() + 1).sum() <= Short.MAX_VALUE;
    }

    private static String named(String kind, String name) {
        if (name.isEmpty() || name.lines().count() != 1 || name.endsWith("\n") || name.endsWith("\r")) {
            throw new IllegalArgumentException("A " + kind + " is one line of text that is not empty: " + name);
        }
        return name;
    }
}
