package io.enterprisehub.simulation;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A synthetic market: equal seed and settings, equal history. Immutable, safe for many threads.
 *
 * <p>Each lead draws a hidden {@link Intent}; what it does and what is done with it follow from that with much chance, and at the
 * end it is won with a probability that is logistic in the intent and in what happened (see {@code Story}). The chance in the last
 * draw keeps the best possible AUC well below 1.
 */
public final class Market {

    private final long seed;
    private final MarketSettings settings;
    private final List<Office> offices;

    public Market(long seed, MarketSettings settings) {
        this.seed = seed;
        this.settings = settings;
        List<Office> drawn = new ArrayList<>();
        for (int i = 0; i < settings.tenants(); i++) {
            drawn.add(Office.draw(Dice.of(seed, -1L - i)));
        }
        this.offices = List.copyOf(drawn);
    }

    public List<String> tenants() {
        return offices.stream().map(Office::tenant).toList();
    }

    /** All that happened at one tenant. Computed at each call. */
    public TenantHistory history(String tenant) {
        int index = tenants().indexOf(tenant);
        if (index < 0) {
            throw new IllegalArgumentException("the market has no tenant " + tenant);
        }
        Office office = offices.get(index);
        List<LeadLife> lives = new ArrayList<>(settings.leadsPerTenant());
        for (int lead = 0; lead < settings.leadsPerTenant(); lead++) {
            lives.add(new Story(office, settings, Dice.of(seed, ((long) index << 32) + lead)).live());
        }
        Act.Installed installed = new Act.Installed(
                tenant,
                office.companyId(),
                settings.start().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS));
        return new TenantHistory(tenant, office.companyId(), installed, lives);
    }
}
