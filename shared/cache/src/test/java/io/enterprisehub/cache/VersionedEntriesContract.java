package io.enterprisehub.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.cache.VersionedEntries.Versioned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What versioned entries promise on every kind of Redis. */
abstract class VersionedEntriesContract {

    static final Duration DAY = Duration.ofDays(1);
    static final Duration LIMIT = Duration.ofSeconds(5);

    private final String tenant = "loc-" + UUID.randomUUID();
    private VersionedEntries entries;

    abstract RedisLink link();

    @BeforeEach
    void makeEntries() {
        entries = new VersionedEntries(link(), "lead");
    }

    private Entry entry(String id, long version) {
        return new Entry(tenant, id, version, "{\"v\":" + version + "}", DAY);
    }

    @Test
    void returnsWhatWasPutWithItsVersion() {
        assertThat(entries.putAll(List.of(entry("a", 7)), LIMIT)).isEqualTo(1);

        assertThat(entries.get(tenant, "a", LIMIT)).isEqualTo(new Versioned(7, "{\"v\":7}"));
        assertThat(entries.get(tenant, "unknown", LIMIT)).isNull();
        assertThat(entries.get(tenant + "-b", "a", LIMIT)).isNull();
    }

    @Test
    void keepsTheNewerDocumentWhenAnOlderOrEqualVersionArrivesLate() {
        assertThat(entries.putAll(List.of(entry("a", 10)), LIMIT)).isEqualTo(1);

        assertThat(entries.putAll(List.of(entry("a", 9)), LIMIT)).isZero();
        assertThat(entries.putAll(List.of(new Entry(tenant, "a", 10, "other", DAY)), LIMIT))
                .isZero();

        assertThat(entries.get(tenant, "a", LIMIT)).isEqualTo(new Versioned(10, "{\"v\":10}"));
    }

    @Test
    void tellsNeighbouringVersionsApartBeyondThePrecisionOfADouble() {
        long big = 9_007_199_254_740_993L; // 2^53 + 1: as a double it equals 2^53
        assertThat(entries.putAll(List.of(entry("a", big - 1)), LIMIT)).isEqualTo(1);

        assertThat(entries.putAll(List.of(entry("a", big)), LIMIT)).isEqualTo(1);
        assertThat(entries.putAll(List.of(entry("a", big - 1)), LIMIT)).isZero();
    }

    @Test
    void endsWithTheHighestVersionInWhateverOrderWritesArrive() {
        List<Entry> writes = new ArrayList<>(
                LongStream.rangeClosed(1, 100).mapToObj(v -> entry("a", v)).toList());
        Collections.shuffle(writes, new Random(42));

        int taken = entries.putAll(writes, LIMIT);

        assertThat(taken).isBetween(1, 100);
        assertThat(entries.get(tenant, "a", LIMIT)).isEqualTo(new Versioned(100, "{\"v\":100}"));
    }

    @Test
    void doesNotReturnAnErasedDocumentAndTakesNoOlderOneAfterIt() {
        assertThat(entries.putAll(List.of(entry("a", 1)), LIMIT)).isEqualTo(1);

        assertThat(entries.putAll(List.of(new Entry(tenant, "a", 3, null, DAY)), LIMIT))
                .isEqualTo(1);
        assertThat(entries.putAll(List.of(entry("a", 2)), LIMIT)).isZero();

        assertThat(entries.get(tenant, "a", LIMIT)).isNull();
        assertThat(entries.putAll(List.of(entry("a", 4)), LIMIT)).isEqualTo(1);
        assertThat(entries.get(tenant, "a", LIMIT)).isEqualTo(new Versioned(4, "{\"v\":4}"));
    }

    @Test
    void writesAgainAfterTheServerForgotTheScript() {
        assertThat(entries.putAll(List.of(entry("a", 1)), LIMIT)).isEqualTo(1);
        assertThat(link().<String>call(LIMIT, redis -> redis.scriptFlush())).isEqualTo("OK");

        assertThat(entries.putAll(List.of(entry("a", 2), entry("b", 2)), LIMIT)).isEqualTo(2);
    }

    @Test
    void limitsTheLifeOfAnEntry() {
        assertThat(entries.putAll(List.of(new Entry(tenant, "a", 1, "d", Duration.ofMinutes(1))), LIMIT))
                .isEqualTo(1);

        assertThat(link().<Long>call(
                                LIMIT, redis -> redis.pttl(TenantKeys.of(tenant).entry("lead", "a"))))
                .isBetween(1L, 60_000L);
    }

    @Test
    void removesOnlyTheNamedEntries() {
        assertThat(entries.putAll(List.of(entry("a", 1), entry("b", 1), entry("c", 1)), LIMIT))
                .isEqualTo(3);

        entries.remove(tenant, List.of("a", "b", "unknown"), LIMIT);

        assertThat(entries.get(tenant, "a", LIMIT)).isNull();
        assertThat(entries.get(tenant, "b", LIMIT)).isNull();
        assertThat(entries.get(tenant, "c", LIMIT)).isNotNull();
    }

    @Test
    void purgesEveryKeyOfATenantAndNoneOfAnother() {
        String similar = tenant + "x";
        List<Entry> many =
                IntStream.range(0, 2_500).mapToObj(i -> entry("id" + i, 1)).toList();
        assertThat(entries.putAll(many, LIMIT)).isEqualTo(2_500);
        assertThat(entries.putAll(List.of(new Entry(similar, "a", 1, "d", DAY)), LIMIT))
                .isEqualTo(1);

        assertThat(entries.purge(tenant, LIMIT)).isEqualTo(2_500);

        assertThat(entries.purge(tenant, LIMIT)).isZero();
        assertThat(entries.get(similar, "a", LIMIT)).isNotNull();
    }

    @Test
    void takesGlobCharactersOfATenantLiterallyWhenPurging() {
        String wild = tenant + "[ab]*?\\";
        assertThat(entries.putAll(List.of(new Entry(wild, "a", 1, "d", DAY), entry("a", 1)), LIMIT))
                .isEqualTo(2);
        assertThat(entries.putAll(List.of(new Entry(tenant + "ab", "a", 1, "d", DAY)), LIMIT))
                .isEqualTo(1);

        assertThat(entries.purge(wild, LIMIT)).isEqualTo(1);

        assertThat(entries.get(tenant, "a", LIMIT)).isNotNull();
        assertThat(entries.get(tenant + "ab", "a", LIMIT)).isNotNull();
    }
}
