package io.enterprisehub.warmer;

import java.time.Duration;

/**
 * How much is warmed.
 *
 * @param leadsPerTenant at most so many leads of one tenant
 * @param budget of one run; the next run goes on where it ended
 */
record WarmSettings(int leadsPerTenant, Duration budget) {

    WarmSettings {
        if (leadsPerTenant < 1 || leadsPerTenant > 50_000) {
            throw new IllegalArgumentException(
                    "WARM_LEADS_PER_TENANT lies between 1 and 50,000, the entries of one environment's memory: "
                            + leadsPerTenant);
        }
        if (budget.isNegative() || budget.isZero()) {
            throw new IllegalArgumentException("WARM_BUDGET_SECONDS is positive: " + budget.toSeconds());
        }
    }
}
