package io.enterprisehub.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldsTest {

    private static final Instant EARLY = Instant.parse("2026-01-01T10:00:00Z");
    private static final Instant LATE = Instant.parse("2026-01-01T11:00:00Z");

    private static Map<LeadField, @Nullable String> name(@Nullable String value) {
        Map<LeadField, @Nullable String> values = new HashMap<>();
        values.put(LeadField.NAME, value);
        return values;
    }

    private static Fields<LeadField> fields() {
        return Fields.none();
    }

    @Test
    void keepsTheNewerValueWhenAnOlderOneArrivesLate() {
        Fields<LeadField> held = fields().set(name("new"), new Stamp(LATE, "a"));

        assertThat(held.set(name("old"), new Stamp(EARLY, "b"))).isEqualTo(held);
    }

    @Test
    void letsTheGreaterEventIdWinInTheSameMillisecond() {
        Stamp a = new Stamp(EARLY.plusNanos(999), "a");
        Stamp b = new Stamp(EARLY, "b");

        assertThat(fields().set(name("x"), a).set(name("y"), b).get(LeadField.NAME))
                .isEqualTo("y");
        assertThat(fields().set(name("y"), b).set(name("x"), a).get(LeadField.NAME))
                .isEqualTo("y");
    }

    @Test
    void clearsByNullAndRemembersWhoDid() {
        Fields<LeadField> cleared =
                fields().set(name("x"), new Stamp(EARLY, "a")).set(name(null), new Stamp(LATE, "b"));

        assertThat(cleared.get(LeadField.NAME)).isNull();
        assertThat(cleared.set(name("late"), new Stamp(EARLY, "c"))).isEqualTo(cleared);
    }

    @Test
    void leavesAFieldAloneThatIsNotNamed() {
        Fields<LeadField> both = fields().set(Map.of(LeadField.NAME, "x", LeadField.PHONE, "1"), new Stamp(EARLY, "a"))
                .set(name("y"), new Stamp(LATE, "b"));

        assertThat(both.get(LeadField.PHONE)).isEqualTo("1");
        assertThat(both.get(LeadField.NAME)).isEqualTo("y");
        assertThat(both.get(LeadField.EMAIL)).isNull();
        assertThat(both.is(LeadField.PHONE, "1")).isTrue();
        assertThat(both.is(LeadField.EMAIL, "1")).isFalse();
    }

    @Test
    void takesTheSameWriteTwiceAsOnce() {
        Fields<LeadField> once = fields().set(name("x"), new Stamp(EARLY, "a"));

        assertThat(once.set(name("x"), new Stamp(EARLY, "a"))).isEqualTo(once);
    }
}
