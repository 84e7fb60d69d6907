package io.enterprisehub.store.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.leads.Fields;
import io.enterprisehub.leads.ItemField;
import io.enterprisehub.leads.ItemKind;
import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadChange;
import io.enterprisehub.leads.LeadEvent;
import io.enterprisehub.leads.LeadField;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.Signal;
import io.enterprisehub.store.testing.Samples;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LeadCodecTest {

    private static final LeadKey KEY = new LeadKey("loc1", "lead1");

    /** Rows in the database look like this: a change of the text is a change of the format. */
    private static final String GOLDEN = """
            {"f":[{"t":1772366400000,"e":"event-lead1","v":{"NAME":"Ann Example","EMAIL":"ann@example.org",\
            "SOURCE":"Open House","TAGS":"buyer\\nvip","ASSIGNED_TO":"agent1","CREATED_AT":"2026-03-01T12:00:00Z"}},\
            {"t":1772366460000,"e":"event2","v":{"PHONE":null}}],\
            "i":{"TASK":{"task1":[{"t":1772366400000,"e":"event-lead1","v":{"STATUS":"open"}}]}},\
            "s":{"MESSAGE_IN":{"n":1,"last":1772366400000,"bins":{"321":1637266}}}}""";

    private static Lead golden() {
        Map<LeadField, @Nullable String> cleared = new HashMap<>();
        cleared.put(LeadField.PHONE, null);
        Instant later = Samples.NOON.plusSeconds(60);
        LeadChange change = new LeadChange.FieldsSet(cleared, later);
        return Samples.lead("loc1", "lead1")
                .apply(new LeadEvent(KEY, "event2", "ContactUpdate", later, later, false, List.of(change)));
    }

    @Test
    void writesTheFormatThatStoredRowsHave() {
        assertThat(LeadCodec.write(golden())).isEqualTo(GOLDEN);
    }

    @Test
    void readsTheFormatThatStoredRowsHave() {
        assertThat(LeadCodec.read(KEY, GOLDEN)).isEqualTo(golden());
    }

    @Test
    void writesNothingForALeadOfWhichNothingIsKnown() {
        assertThat(LeadCodec.write(Lead.unknown(KEY))).isEqualTo("{}");
        assertThat(LeadCodec.read(KEY, "{}")).isEqualTo(Lead.unknown(KEY));
    }

    @Test
    void skipsNamesThatALaterVersionMayHaveWritten() {
        String later = """
                {"z": {"a": [1, {"b": 2}]},
                 "f": [{"t": 1000, "e": "e1", "x": [], "v": {"NAME": "Ann", "SHOE_SIZE": "9"}}],
                 "i": {"PET": {"p1": [{"t": 1000, "e": "e1", "v": {"STATUS": "fed"}}]},
                       "TASK": {"t1": [{"t": 1000, "e": "e1", "v": {"COLOUR": "red", "STATUS": "open"}}]}},
                 "s": {"YAWNED": {"n": 1, "last": 5, "bins": {"1": 2}},
                       "MESSAGE_IN": {"n": 2, "last": 7, "mood": {}, "bins": {"-3": 9}}}}""";

        Lead lead = LeadCodec.read(KEY, later);

        assertThat(lead.fields().cells()).containsOnlyKeys(LeadField.NAME);
        assertThat(lead.items()).containsOnlyKeys(ItemKind.TASK);
        Fields<ItemField> task = lead.items(ItemKind.TASK).get("t1");
        assertThat(task).isNotNull().satisfies(t -> assertThat(t.cells()).containsOnlyKeys(ItemField.STATUS));
        assertThat(lead.signals()).containsOnlyKeys(Signal.MESSAGE_IN);
        assertThat(lead.signal(Signal.MESSAGE_IN).bins()).containsExactly(Map.entry(-3, 9L));
    }

    @Test
    void refusesTextThatIsNoLead() {
        assertThatThrownBy(() -> LeadCodec.read(KEY, "[]")).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> LeadCodec.read(KEY, "{\"s\":{\"MESSAGE_IN\":3}}"))
                .isInstanceOf(UncheckedIOException.class);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readsBackEveryLeadThatItWrote(long seed) {
        Lead lead = randomLead(new Random(seed));

        String text = LeadCodec.write(lead);

        assertThat(LeadCodec.read(KEY, text)).isEqualTo(lead);
        assertThat(LeadCodec.write(LeadCodec.read(KEY, text))).isEqualTo(text);
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    private static Lead randomLead(Random random) {
        Lead lead = Lead.unknown(KEY);
        int events = random.nextInt(30);
        for (int i = 0; i < events; i++) {
            Instant at = Instant.ofEpochMilli(1_500_000_000_000L + random.nextLong(400_000_000_000L));
            lead = lead.apply(new LeadEvent(KEY, "e" + i, "Any", at, at, false, randomChanges(random, at)));
        }
        return lead;
    }

    private static List<LeadChange> randomChanges(Random random, Instant at) {
        List<LeadChange> changes = new ArrayList<>();
        changes.add(new LeadChange.Observed(any(random, Signal.values()), at));
        Map<LeadField, @Nullable String> fields = new HashMap<>();
        fields.put(any(random, LeadField.values()), randomText(random));
        fields.put(any(random, LeadField.values()), randomText(random));
        changes.add(new LeadChange.FieldsSet(fields, at));
        Map<ItemField, @Nullable String> item = new HashMap<>();
        item.put(any(random, ItemField.values()), randomText(random));
        changes.add(new LeadChange.ItemSet(any(random, ItemKind.values()), "item" + random.nextInt(5), item, at));
        return changes;
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static @Nullable String randomText(Random random) {
        String[] texts = {"", "a", "\"quoted\" \\ back", "line\nbreak\ttab", "\u00e9\u4e2d\ud83c\udfe1", "null", "{}"};
        int choice = random.nextInt(texts.length + 1);
        return choice == texts.length ? null : texts[choice];
    }
}
