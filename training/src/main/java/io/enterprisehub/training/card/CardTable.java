package io.enterprisehub.training.card;

import java.util.List;

/** A table of texts, written as Markdown and as HTML. */
record CardTable(List<String> head, List<List<String>> rows) {

    CardTable {
        head = List.copyOf(head);
        rows = List.copyOf(rows);
    }
}
