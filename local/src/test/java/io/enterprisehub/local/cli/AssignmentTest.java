package io.enterprisehub.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssignmentTest {

    private final Map<String, @Nullable Object> document =
            new LinkedHashMap<>(Map.of("contactId", "lead-1", "count", 7));

    @Test
    void replacesTextByTextEvenIfItReadsAsANumber() {
        Assignment.parse("contactId=42").applyTo(document);

        assertThat(document).containsEntry("contactId", "42");
    }

    @Test
    void takesJsonForWhatWasNoText() {
        Assignment.parse("count=8").applyTo(document);
        Assignment.parse("dnd=true").applyTo(document);
        Assignment.parse("tags=[\"a\",\"b\"]").applyTo(document);
        Assignment.parse("email=null").applyTo(document);

        assertThat(document)
                .containsEntry("count", 8)
                .containsEntry("dnd", true)
                .containsEntry("tags", List.of("a", "b"))
                .containsEntry("email", null);
    }

    @Test
    void takesForTextWhatIsNoJson() {
        Assignment.parse("body=Can we see it = today?").applyTo(document);

        assertThat(document).containsEntry("body", "Can we see it = today?");
    }

    @Test
    void makesWhatIsMissingOnThePath() {
        Assignment.parse("appointment.users.1=agent").applyTo(document);

        List<@Nullable Object> users = new ArrayList<>();
        users.add(null);
        users.add("agent");
        assertThat(document).containsEntry("appointment", Map.of("users", users));
    }

    @Test
    void refusesWhatIsNoAssignment() {
        assertThatIllegalArgumentException().isThrownBy(() -> Assignment.parse("contactId"));
        assertThatIllegalArgumentException().isThrownBy(() -> Assignment.parse("=x"));
        assertThatIllegalArgumentException().isThrownBy(() -> Assignment.parse("a..b=x"));
    }

    @Test
    void refusesAPathThroughSomethingWithoutParts() {
        Assignment through = Assignment.parse("contactId.name=x");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> through.applyTo(document))
                .withMessageContaining("name");
    }

    @Test
    void refusesAPlaceInAListThatIsNoNumber() {
        document.put("tags", new ArrayList<>());
        Assignment named = Assignment.parse("tags.first=x");

        assertThatIllegalArgumentException().isThrownBy(() -> named.applyTo(document));
    }
}
