package io.enterprisehub.local.traffic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** Posts with a place each; sorted by place they are the order of sending. Not safe for many threads. */
final class Schedule {

    private record Placed(double place, Post post) {}

    private final List<Placed> posts = new ArrayList<>();
    private final RandomGenerator random;
    private final int length;

    /** A schedule of about {@code length} places. */
    Schedule(int length, RandomGenerator random) {
        this.length = length;
        this.random = random;
    }

    void at(double place, Post post) {
        posts.add(new Placed(place, post));
    }

    /** Anywhere in the given part of the schedule, 0 being its begin and 1 its end. */
    void between(double from, double to, Post post) {
        at(length * (from + (to - from) * random.nextDouble()), post);
    }

    List<Post> inOrder() {
        return posts.stream()
                .sorted(Comparator.comparingDouble(Placed::place))
                .map(Placed::post)
                .toList();
    }
}
