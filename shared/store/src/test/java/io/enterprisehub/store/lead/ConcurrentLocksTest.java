package io.enterprisehub.store.lead;

import static io.enterprisehub.store.testing.Samples.NOON;
import static io.enterprisehub.store.testing.Samples.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.store.Transactions;
import io.enterprisehub.store.event.EventIdRepository;
import io.enterprisehub.store.tenant.TenantRepository;
import io.enterprisehub.store.testing.Database;
import io.enterprisehub.store.testing.PostgresExtension;
import io.enterprisehub.store.testing.Wait;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class ConcurrentLocksTest {

    private static final String TENANT = "loc1";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Database database;
    private final ApplicationContext store;
    private final Transactions transactions;
    private final LeadRepository leads;
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    ConcurrentLocksTest(Database database) {
        this.database = database;
        this.store = database.openStore();
        this.transactions = store.getBean(Transactions.class);
        this.leads = store.getBean(LeadRepository.class);
    }

    @BeforeEach
    void empty() {
        database.execute("TRUNCATE leads, event_ids, tenants");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Thread start(Runnable work) {
        return Thread.ofVirtual()
                .uncaughtExceptionHandler((thread, failure) -> failures.add(failure))
                .start(work);
    }

    /** One transaction as scoring runs it: tenant, event ids, leads, write. */
    private void score(List<String> ids) {
        transactions.inTransaction(LIMIT, () -> {
            store.getBean(TenantRepository.class).lockForShare(TENANT);
            store.getBean(EventIdRepository.class).insertNew(TENANT, ids, NOON);
            leads.lock(TENANT, ids);
            return leads.saveAll(ids.stream().map(id -> scored(TENANT, id, 10)).toList());
        });
    }

    @Test
    void transactionsWithOverlappingLeadsInAnyOrderDoNotDeadlock() {
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(worker -> start(() -> {
                    Random random = new Random(worker);
                    for (int round = 0; round < 40; round++) {
                        List<String> ids = new ArrayList<>();
                        // Old and new leads in one set: each round brings new ones that other workers want as well.
                        for (int i = 0; i < 20; i++) {
                            ids.add("lead" + (round + i));
                        }
                        Collections.shuffle(ids, random);
                        score(ids.subList(0, 12));
                    }
                }))
                .toList();
        threads.forEach(Wait::join);

        assertThat(failures).isEmpty();
        assertThat(database.number("SELECT count(*) FROM leads WHERE status = 'active'"))
                .isPositive();
    }

    @Test
    void theSecondTransactionOnANewLeadWaitsAndSeesWhatTheFirstWrote() throws InterruptedException {
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        List<Long> seen = Collections.synchronizedList(new ArrayList<>());
        Thread first = start(() -> transactions.inTransaction(LIMIT, () -> {
            leads.lock(TENANT, List.of("a"));
            locked.countDown();
            await(mayCommit);
            return leads.saveAll(List.of(scored(TENANT, "a", 70)));
        }));
        locked.await();
        Thread second = start(() -> transactions.inTransaction(LIMIT, () -> {
            Map<String, StoredLead> held = leads.lock(TENANT, List.of("a"));
            held.values().forEach(lead -> seen.add(lead.version()));
            return true;
        }));
        Wait.untilSomebodyWaitsForALock(database);
        assertThat(seen).isEmpty();

        mayCommit.countDown();
        Wait.join(first);
        Wait.join(second);

        assertThat(failures).isEmpty();
        assertThat(seen).containsExactly(database.number("SELECT version FROM leads WHERE lead_id = 'a'"));
    }

    @Test
    void anEventThatTwoTransactionsBringIsNewToOneOfThem() {
        Queue<Integer> news = new ConcurrentLinkedQueue<>();
        EventIdRepository eventIds = store.getBean(EventIdRepository.class);
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(worker -> start(() -> {
                    List<String> ids = new ArrayList<>(
                            IntStream.range(0, 50).mapToObj(i -> "e" + i).toList());
                    Collections.shuffle(ids, new Random(worker));
                    news.add(transactions.inTransaction(
                            LIMIT, () -> eventIds.insertNew(TENANT, ids, NOON).size()));
                }))
                .toList();
        threads.forEach(Wait::join);

        assertThat(failures).isEmpty();
        assertThat(news.stream().mapToInt(n -> n).sum()).isEqualTo(50);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
