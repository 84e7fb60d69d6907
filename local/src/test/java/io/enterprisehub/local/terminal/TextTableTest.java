package io.enterprisehub.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void alignsTextToTheLeftAndNumbersToTheRight() {
        TextTable table = new TextTable("stage", "p50")
                .row("gateway", 1.25)
                .row("scored", 1234.0)
                .row("none", Double.NaN);

        assertThat(table.lines())
                .containsExactly(
                        "  stage        p50", "  gateway      1.3", "  scored   1,234.0", "  none           -");
    }
}
