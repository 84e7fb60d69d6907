package io.enterprisehub.local.demo;

import java.util.List;

/** A lead as the API lists it, without what is personal. */
record HotLead(String tenant, String id, int score, double probability, String tier, List<String> reasons) {
    HotLead {
        reasons = List.copyOf(reasons);
    }
}
