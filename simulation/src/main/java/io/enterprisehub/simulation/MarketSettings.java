package io.enterprisehub.simulation;

import java.time.Duration;
import java.time.Instant;

/**
 * The size of a market.
 *
 * @param start when the first lead may appear
 * @param end leads appear until then, and nothing is recorded after it
 * @param activity factor on how much is said and done; 1 is what models are trained on
 */
public record MarketSettings(int tenants, int leadsPerTenant, Instant start, Instant end, double activity) {

    public MarketSettings {
        if (tenants < 1 || leadsPerTenant < 1 || !start.isBefore(end) || !(activity > 0)) {
            throw new IllegalArgumentException(
                    "a market needs tenants, leads, a start before its end and activity above 0");
        }
    }

    /** Three tenants with 300 leads each in the ten weeks before {@code end}. */
    public static MarketSettings standard(Instant end) {
        return new MarketSettings(3, 300, end.minus(Duration.ofDays(70)), end, 1);
    }
}
