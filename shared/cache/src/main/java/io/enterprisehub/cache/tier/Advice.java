package io.enterprisehub.cache.tier;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Refuses configurations that contradict themselves, when they are made, by a sentence that names the setting. */
final class Advice {

    private Advice() {}

    static void check(@Nullable LocalLimits local, boolean remote, @Nullable HydrationPolicy hydration) {
        if (local != null) {
            refuse(
                    local.pins().bytes() > local.maxBytes() / 2,
                    "pins may take " + local.pins().bytes() + " bytes, more than half of maxBytes (" + local.maxBytes()
                            + "): make pins smaller or maxBytes larger");
            refuse(
                    local.maxValueShare() > local.tenantShare(),
                    "maxValueShare (" + local.maxValueShare() + ") is above tenantShare (" + local.tenantShare()
                            + "): one value could exceed its tenant's quota");
        }
        refuse(
                hydration != null && (local == null || !remote),
                "hydrate needs local and remote: a snapshot comes from the shared level and goes into memory");
    }

    /** A region of a cache with these levels. */
    static void check(String region, RegionPolicy policy, boolean local, boolean remote, @Nullable Duration budget) {
        String at = "region " + region + ": ";
        refuse(
                policy.ttl().compareTo(policy.lease()) < 0,
                at + "ttl (" + policy.ttl() + ") is shorter than lease (" + policy.lease()
                        + "): values would end while others still wait for their load");
        refuse(
                policy.staleWhenCut().compareTo(policy.ttl()) > 0,
                at + "staleWhenCut (" + policy.staleWhenCut() + ") is longer than ttl (" + policy.ttl()
                        + "): nothing in memory lives that long");
        refuse(
                policy.sharedLife().multipliedBy(2).compareTo(policy.ttl()) < 0,
                at + "sharedTtl (" + policy.sharedTtl() + ") is shorter than half of ttl (" + policy.ttl()
                        + "): memory would outlive the shared level even cold");
        refuse(
                !policy.staleIfError().isZero() && policy.retryAfter().compareTo(policy.staleIfError()) > 0,
                at + "retryAfter (" + policy.retryAfter() + ") is longer than staleIfError (" + policy.staleIfError()
                        + "): the loader would never be asked again in time");
        refuse(
                !policy.early().isNever() && !local,
                at + "early refresh needs local: without memory every read asks the shared level");
        refuse(
                !policy.staleWhenCut().isZero() && (!local || !remote),
                at + "staleWhenCut needs local and remote: it serves memory while the shared level is away");
        refuse(
                budget != null && remote && policy.leaseWait().compareTo(budget) >= 0,
                at + "leaseWait (" + policy.leaseWait() + ") is not shorter than sessionBudget (" + budget
                        + "): waiting for another's load would use it up");
    }

    private static void refuse(boolean contradictory, String sentence) {
        if (contradictory) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
