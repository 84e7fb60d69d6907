package io.enterprisehub.leads.score;

/**
 * Where the calibrated probability is cut into tiers, once, with hysteresis.
 *
 * <p>A lead enters a tier at its entry cut, judged at the moment of its last event, and keeps it while time alone lets the
 * probability sink, until the lower exit cut. So a tier does not flap as signals fade, and it is still a pure function of the
 * lead and of now: equal leads have equal tiers, in whatever order their events came and however they were batched. What is
 * announced to the outside has a memory of its own, see {@link Announcement}.
 *
 * @param hotEntry probability from which a lead is hot
 * @param hotExit probability below which a hot lead stops being hot
 */
public record TierPolicy(double hotEntry, double hotExit, double warmEntry, double warmExit) {

    public TierPolicy {
        if (!(0 < warmExit && warmExit <= warmEntry && warmEntry <= hotExit && hotExit <= hotEntry && hotEntry < 1)) {
            throw new IllegalArgumentException(
                    "tier cuts must satisfy 0 < warm-exit <= warm-entry <= hot-exit <= hot-entry < 1, but were warm-exit "
                            + warmExit + ", warm-entry " + warmEntry + ", hot-exit " + hotExit + ", hot-entry "
                            + hotEntry);
        }
    }

    /**
     * Cuts for a base rate near ten percent: hot leads convert about four times as often as the average one, warm ones about
     * twice, and together they are a sixth of all leads with half of all conversions (the model card has the shares).
     */
    public static TierPolicy standard() {
        return new TierPolicy(0.35, 0.28, 0.15, 0.12);
    }

    /**
     * Cuts a probability into a tier.
     *
     * @param atLastEvent probability as of the lead's last event
     * @param now probability as of now, from the same lead
     */
    public Tier tier(double atLastEvent, double now) {
        if (now >= hotEntry || (atLastEvent >= hotEntry && now >= hotExit)) {
            return Tier.HOT;
        }
        if (now >= warmEntry || (atLastEvent >= warmEntry && now >= warmExit)) {
            return Tier.WARM;
        }
        return Tier.COLD;
    }
}
