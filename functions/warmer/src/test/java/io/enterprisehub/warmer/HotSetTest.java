package io.enterprisehub.warmer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HotSetTest {

    private static WarmSource source(Priority priority, String... ids) {
        return new WarmSource("test", priority, (tenant, limit) -> List.of(ids));
    }

    @Test
    void holdsEachLeadOnceUnderTheHighestOfItsReasons() {
        HotSet hot = HotSet.of(
                List.of(
                        source(Priority.NORMAL, "a", "b", "c"),
                        source(Priority.CRITICAL, "b"),
                        source(Priority.HIGH, "c", "b", "d")),
                "loc1",
                10);

        assertThat(hot.of(Priority.CRITICAL)).containsExactly("b");
        assertThat(hot.of(Priority.HIGH)).containsExactly("c", "d");
        assertThat(hot.of(Priority.NORMAL)).containsExactly("a");
    }

    @Test
    void leavesTheLeastWantedOutWhenThereIsNoMoreRoom() {
        HotSet hot = HotSet.of(
                List.of(source(Priority.CRITICAL, "a", "b"), source(Priority.NORMAL, "c", "d", "e")), "loc1", 3);

        assertThat(hot.of(Priority.CRITICAL)).containsExactly("a", "b");
        assertThat(hot.of(Priority.NORMAL)).containsExactly("c");
    }
}
