package io.enterprisehub.scoring.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.inference.model.Drift;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ModelWatchTest {

    private final List<String> told = new ArrayList<>();
    private final Metrics metrics = new Metrics() {
        @Override
        public void count(String name, long amount) {
            told.add(name + " " + amount);
        }

        @Override
        public void time(String name, Duration duration) {
            told.add(name);
        }

        @Override
        public void value(String name, double value) {
            told.add(name + " " + value);
        }
    };

    private static Drift drift(double age, double replies) {
        return new Drift(2_000, new TreeMap<>(Map.of("AGE_DAYS", age, "REPLY_SHARE", replies)));
    }

    @Test
    void tellsOnceForAThousandLeads() {
        ModelWatch watch = new ModelWatch(() -> drift(0.3, 0.1), metrics);

        watch.scored(999);
        assertThat(told).isEmpty();
        watch.scored(50);
        assertThat(told).containsExactly("drift.rows 2000.0", "drift.largestPsi 0.3", "drift.changedFeatures 1.0");
        watch.scored(999);
        assertThat(told).hasSize(3);
        watch.scored(1);
        assertThat(told).hasSize(6);
    }

    @Test
    void callsNothingChangedThatLiesAtTheThreshold() {
        ModelWatch watch = new ModelWatch(() -> drift(ModelWatch.CHANGED, 0), metrics);

        watch.scored(ModelWatch.LEADS);

        assertThat(told).contains("drift.changedFeatures 0.0");
    }

    @Test
    void tellsOncePerWindowHoweverManyScoreAtOnce() {
        AtomicInteger windows = new AtomicInteger();
        ModelWatch watch = new ModelWatch(
                () -> {
                    windows.incrementAndGet();
                    return drift(0, 0);
                },
                Metrics.ignored());
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 10_000; i++) {
                threads.execute(() -> watch.scored(1));
            }
        }

        assertThat(windows).hasValue(10);
    }
}
