package io.enterprisehub.store.outbox;

import static io.enterprisehub.store.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.score.Announcement;
import io.enterprisehub.leads.score.Tier;
import io.enterprisehub.store.Transactions;
import io.enterprisehub.store.testing.Database;
import io.enterprisehub.store.testing.PostgresExtension;
import io.enterprisehub.store.testing.Wait;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class OutboxRepositoriesTest {

    private static final LeadKey A = new LeadKey("loc1", "a");
    private static final LeadKey B = new LeadKey("loc2", "b");

    private final Database database;
    private final ApplicationContext store;
    private final OutboxRepository outbox;
    private final CacheRepairRepository repairs;

    OutboxRepositoriesTest(Database database) {
        this.database = database;
        this.store = database.openStore();
        this.outbox = store.getBean(OutboxRepository.class);
        this.repairs = store.getBean(CacheRepairRepository.class);
    }

    @BeforeEach
    void empty() {
        database.execute("TRUNCATE outbox, announced, cache_repairs");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private <T> T tx(Supplier<T> work) {
        return store.getBean(Transactions.class).inTransaction(Duration.ofSeconds(10), work);
    }

    private void add(CacheRepair... entries) {
        tx(() -> {
            repairs.add(List.of(entries), NOON);
            return true;
        });
    }

    @Test
    void appendsEntriesOfBothKinds() {
        tx(() -> {
            outbox.append(List.of(
                    new OutboxEntry(A, OutboxEntry.Kind.SCORE_CHANGED, "{\"score\": 7}", NOON),
                    new OutboxEntry(B, OutboxEntry.Kind.READ_BACK, "{}", NOON)));
            return true;
        });

        assertThat(database.texts(
                        "SELECT tenant || ' ' || kind || ' ' || lead_id || ' ' || payload FROM outbox ORDER BY id"))
                .containsExactly("loc1 score-changed a {\"score\": 7}", "loc2 read-back b {}");
    }

    @Test
    void remembersTheLastAnnouncementOfEachLead() {
        tx(() -> {
            outbox.announce(
                    "loc1", Map.of("a", new Announcement(0.2, Tier.WARM), "b", new Announcement(0.1, Tier.COLD)), NOON);
            outbox.announce("loc1", Map.of("a", new Announcement(0.7, Tier.HOT)), NOON);
            return true;
        });

        assertThat(tx(() -> outbox.announced("loc1", List.of("a", "b", "c"))))
                .isEqualTo(Map.of("a", new Announcement(0.7, Tier.HOT), "b", new Announcement(0.1, Tier.COLD)));
        assertThat(tx(() -> outbox.announced("loc2", List.of("a")))).isEmpty();
    }

    @Test
    void keepsOneRepairPerLeadWithItsHighestVersion() {
        add(new CacheRepair(A, 5), new CacheRepair(B, 6));
        add(new CacheRepair(A, 4));
        add(new CacheRepair(B, 9));

        assertThat(tx(() -> repairs.take(10))).containsExactlyInAnyOrder(new CacheRepair(A, 5), new CacheRepair(B, 9));
    }

    @Test
    void keepsARepairThatWasNotedAgainWithANewerVersion() {
        add(new CacheRepair(A, 9), new CacheRepair(B, 6));

        tx(() -> {
            repairs.remove(List.of(new CacheRepair(A, 8), new CacheRepair(B, 6)));
            return true;
        });

        assertThat(tx(() -> repairs.take(10))).containsExactly(new CacheRepair(A, 9));
    }

    @Test
    void givesEachRepairToOneWorkerAtATime() {
        add(new CacheRepair(A, 5), new CacheRepair(B, 6));

        tx(() -> {
            List<CacheRepair> mine = repairs.take(1);
            List<CacheRepair> theirs = new ArrayList<>();
            Wait.forThread(() -> theirs.addAll(tx(() -> repairs.take(10))));
            assertThat(mine).hasSize(1);
            assertThat(theirs).hasSize(1).doesNotContainAnyElementsOf(mine);
            return true;
        });
    }
}
