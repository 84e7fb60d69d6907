package io.enterprisehub.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarketTest {

    private static final Instant END = Instant.parse("2026-03-01T00:00:00Z");
    private static final MarketSettings SMALL = new MarketSettings(2, 50, END.minus(Duration.ofDays(120)), END, 1);

    @Test
    void tellsTheSameHistoryForTheSameSeed() {
        Market one = new Market(7, SMALL);
        Market other = new Market(7, SMALL);

        assertThat(one.tenants()).isEqualTo(other.tenants());
        assertThat(one.history(one.tenants().getFirst()))
                .isEqualTo(other.history(one.tenants().getFirst()));
    }

    @Test
    void tellsUnrelatedHistoriesForNeighbouringSeeds() {
        List<String> names = names(new Market(7, SMALL));

        assertThat(names(new Market(8, SMALL))).isNotEqualTo(names);
        assertThat(new Market(8, SMALL).tenants()).doesNotContainAnyElementsOf(new Market(7, SMALL).tenants());
    }

    private static List<String> names(Market market) {
        return market.history(market.tenants().getFirst()).lives().stream()
                .map(life ->
                        ((Act.ContactCreated) life.acts().getFirst()).contact().name())
                .toList();
    }

    @Test
    void ordersActsByTimeWithTheInstallationFirstAndNothingAfterTheEnd() {
        Market market = new Market(7, SMALL);

        List<Act> acts = market.history(market.tenants().getFirst()).acts();

        assertThat(acts.getFirst()).isInstanceOf(Act.Installed.class);
        assertThat(acts).isSortedAccordingTo(Comparator.comparing(Act::at));
        assertThat(acts).allSatisfy(act -> assertThat(act.at()).isBeforeOrEqualTo(END));
    }

    @Test
    void beginsEachLifeWithTheContactAndKeepsItsIdToItself() {
        Market market = new Market(7, SMALL);
        Set<String> ids = new HashSet<>();
        for (String tenant : market.tenants()) {
            for (LeadLife life : market.history(tenant).lives()) {
                assertThat(life.acts().getFirst()).isInstanceOf(Act.ContactCreated.class);
                assertThat(life.acts())
                        .allSatisfy(act -> assertThat(((Act.OfLead) act).lead()).isEqualTo(life.lead()));
                assertThat(life.lead().tenant()).isEqualTo(tenant);
                assertThat(ids.add(life.lead().leadId())).isTrue();
            }
        }
    }

    @Test
    void tellsEveryKindOfActOfALead() {
        Market market = new Market(1, new MarketSettings(1, 2_000, END.minus(Duration.ofDays(300)), END, 1));

        Set<Class<?>> kinds = new HashSet<>();
        market.history(market.tenants().getFirst()).acts().forEach(act -> kinds.add(act.getClass()));

        assertThat(kinds)
                .contains(
                        Act.ContactUpdated.class,
                        Act.TagsChanged.class,
                        Act.DndChanged.class,
                        Act.ContactDeleted.class,
                        Act.MessageSent.class,
                        Act.CallMade.class,
                        Act.EmailStat.class,
                        Act.AppointmentBooked.class,
                        Act.AppointmentUpdated.class,
                        Act.OpportunityCreated.class,
                        Act.StageMoved.class,
                        Act.StatusChanged.class,
                        Act.ValueChanged.class,
                        Act.NoteAdded.class,
                        Act.TaskAdded.class,
                        Act.TaskCompleted.class,
                        Act.CampaignStatus.class);
    }

    @Test
    void letsNobodyForeseeOutcomesFully() {
        Market market = new Market(1, new MarketSettings(1, 6_000, END.minus(Duration.ofDays(300)), END, 1));

        List<Outcome> outcomes = market.history(market.tenants().getFirst()).outcomes();
        double won = outcomes.stream().filter(Outcome::won).count() / (double) outcomes.size();

        assertThat(won).isBetween(0.10, 0.15);
        assertThat(bestPossibleAuc(outcomes)).isBetween(0.80, 0.88);
    }

    /** Share of pairs of a won and a lost lead in which the won one had the higher probability. */
    private static double bestPossibleAuc(List<Outcome> outcomes) {
        List<Outcome> ranked = outcomes.stream()
                .sorted(Comparator.comparingDouble(Outcome::probability))
                .toList();
        long lostBelow = 0;
        long pairsWon = 0;
        for (Outcome outcome : ranked) {
            if (outcome.won()) {
                pairsWon += lostBelow;
            } else {
                lostBelow++;
            }
        }
        return pairsWon / ((double) lostBelow * (outcomes.size() - lostBelow));
    }

    @Test
    void refusesASettingThatHoldsNoMarket() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MarketSettings(1, 10, END, END, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Market(1, SMALL).history("nobody"));
    }
}
