package io.enterprisehub.scoring.batch;

import static io.enterprisehub.scoring.batch.TestSystem.process;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.function.sqs.SqsMessage;
import io.enterprisehub.scoring.event.Fixtures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ServicesExtension.class)
class AnyOrderTest {

    private static final int PERMUTATIONS = 200;
    private static final String LEAD = "cntMara0000000000001";
    private static final Instant FIRST = Instant.parse("2026-02-20T08:00:00Z");

    private final TestSystem system;

    AnyOrderTest(TestSystem system) {
        this.system = system;
    }

    @Test
    void endsInTheIdenticalRowWhateverTheOrderTheRepetitionsAndTheBatches() {
        List<String> story = story();
        Set<List<String>> rows = new HashSet<>();
        BatchProcessor processor = system.processor();
        for (int seed = 0; seed < PERMUTATIONS; seed++) {
            Random random = new Random(seed);
            String tenant = system.newTenant();
            deliver(processor, shuffled(story, random), tenant, random);
            rows.add(system.snapshot(tenant).leads());
        }
        assertThat(rows).hasSize(1);
        assertThat(rows.iterator().next())
                .hasSize(1)
                .first()
                .asString()
                .contains("Referral", "OPPORTUNITY", "VIEWING_ASKED");
    }

    /** All events of one lead, each at its own hour; several of the same kind, so that writers compete. */
    private static List<String> story() {
        List<String> bodies = new ArrayList<>();
        for (String name : Fixtures.names()) {
            String body = Fixtures.body(name);
            if (body.contains(LEAD) && !name.equals("contact-delete")) {
                String hour = FIRST.plusSeconds(3_600L * (bodies.size() % 30)).toString();
                bodies.add(body.replace("2026-03-01T10:00:00.000Z", hour));
            }
        }
        return bodies;
    }

    private static List<String> shuffled(List<String> story, Random random) {
        List<String> deliveries = new ArrayList<>(story);
        for (int i = 0; i < story.size() / 5; i++) {
            deliveries.add(story.get(random.nextInt(story.size())));
        }
        Collections.shuffle(deliveries, random);
        return deliveries;
    }

    private void deliver(BatchProcessor processor, List<String> deliveries, String tenant, Random random) {
        int from = 0;
        while (from < deliveries.size()) {
            int to = Math.min(deliveries.size(), from + 1 + random.nextInt(50));
            List<SqsMessage> batch = deliveries.subList(from, to).stream()
                    .map(body -> system.messageOf(tenant, body.replace(Fixtures.LOCATION, tenant)))
                    .toList();
            assertThat(process(processor, batch)).isEmpty();
            from = to;
        }
    }
}
