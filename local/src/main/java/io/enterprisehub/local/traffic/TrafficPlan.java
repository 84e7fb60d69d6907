package io.enterprisehub.local.traffic;

import io.enterprisehub.local.oracle.Expectation;
import java.util.List;

/** What to send, in this order, and what must have become of it. */
public record TrafficPlan(List<Post> posts, Expectation expectation) {
    public TrafficPlan {
        posts = List.copyOf(posts);
    }
}
