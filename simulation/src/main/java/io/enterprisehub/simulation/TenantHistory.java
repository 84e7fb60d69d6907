package io.enterprisehub.simulation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that happened at one tenant.
 *
 * @param companyId the agency it belongs to
 * @param installed when it installed the app: before anything else
 */
public record TenantHistory(String tenant, String companyId, Act.Installed installed, List<LeadLife> lives) {

    public TenantHistory {
        lives = List.copyOf(lives);
    }

    /** In time order, the installation first. */
    public List<Act> acts() {
        Stream<Act> ofLeads =
                lives.stream().flatMap(life -> life.acts().stream()).sorted(Comparator.comparing(Act::at));
        return Stream.concat(Stream.of(installed), ofLeads).toList();
    }

    public List<Outcome> outcomes() {
        return lives.stream().map(LeadLife::outcome).toList();
    }
}
