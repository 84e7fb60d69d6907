package io.enterprisehub.store.lead;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.enterprisehub.leads.DecayedCounter;
import io.enterprisehub.leads.Fields;
import io.enterprisehub.leads.ItemField;
import io.enterprisehub.leads.ItemKind;
import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadField;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.Signal;
import io.enterprisehub.leads.Stamp;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the format of {@link LeadCodec} from a stream, in whatever order jsonb hands the keys out. One object per text. */
final class LeadReader {

    private static final Map<String, LeadField> LEAD_FIELDS = names(LeadField.values());
    private static final Map<String, ItemField> ITEM_FIELDS = names(ItemField.values());
    private static final Map<String, ItemKind> KINDS = names(ItemKind.values());
    private static final Map<String, Signal> SIGNALS = names(Signal.values());

    private final JsonParser json;

    LeadReader(JsonParser json) {
        this.json = json;
    }

    private static <E extends Enum<E>> Map<String, E> names(E[] values) {
        Map<String, E> names = new HashMap<>();
        for (E value : values) {
            names.put(value.name(), value);
        }
        return names;
    }

    private interface Visitor {
        void visit(String name) throws IOException;
    }

    Lead read(LeadKey key) throws IOException {
        EnumMap<ItemKind, SortedMap<String, Fields<ItemField>>> items = new EnumMap<>(ItemKind.class);
        EnumMap<Signal, DecayedCounter> signals = new EnumMap<>(Signal.class);
        TreeMap<LeadField, Fields.Cell> fields = new TreeMap<>();
        json.nextToken();
        object(name -> {
            switch (name) {
                case "f" -> cells(LEAD_FIELDS, fields);
                case "i" -> object(kind -> known(KINDS.get(kind), k -> items.put(k, itemsOfKind())));
                case "s" -> object(signal -> known(SIGNALS.get(signal), s -> signals.put(s, counter())));
                default -> json.skipChildren();
            }
        });
        return new Lead(key, new Fields<>(fields), items, signals);
    }

    private SortedMap<String, Fields<ItemField>> itemsOfKind() throws IOException {
        TreeMap<String, Fields<ItemField>> items = new TreeMap<>();
        object(id -> {
            TreeMap<ItemField, Fields.Cell> cells = new TreeMap<>();
            cells(ITEM_FIELDS, cells);
            items.put(id, new Fields<>(cells));
        });
        return Collections.unmodifiableSortedMap(items);
    }

    private DecayedCounter counter() throws IOException {
        long[] countAndLast = {0, Long.MIN_VALUE};
        TreeMap<Integer, Long> bins = new TreeMap<>();
        object(name -> {
            switch (name) {
                case "n" -> countAndLast[0] = json.getLongValue();
                case "last" -> countAndLast[1] = json.getLongValue();
                case "bins" -> object(epoch -> bins.put(Integer.valueOf(epoch), json.getLongValue()));
                default -> json.skipChildren();
            }
        });
        return new DecayedCounter(countAndLast[0], countAndLast[1], bins);
    }

    /** An array of groups, each the values of one stamp. */
    private <F extends Enum<F>> void cells(Map<String, F> names, Map<F, Fields.Cell> cells) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            long[] time = {0};
            String[] event = {""};
            Map<F, @Nullable String> values = new HashMap<>();
            object(name -> {
                switch (name) {
                    case "t" -> time[0] = json.getLongValue();
                    case "e" -> event[0] = json.getText();
                    case "v" ->
                        object(field -> known(names.get(field), f -> values.put(f, LeadCodec.nullableText(json))));
                    default -> json.skipChildren();
                }
            });
            Stamp stamp = new Stamp(Instant.ofEpochMilli(time[0]), event[0]);
            values.forEach((field, value) -> cells.put(field, new Fields.Cell(value, stamp)));
        }
    }

    private interface KnownVisitor<E> {
        void visit(E value) throws IOException;
    }

    private <E extends Enum<E>> void known(@Nullable E value, KnownVisitor<E> visitor) throws IOException {
        if (value == null) {
            json.skipChildren();
        } else {
            visitor.visit(value);
        }
    }

    /** Visits the fields of the object under the parser; the visitor leaves the parser on the value's last token. */
    private void object(Visitor visitor) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new IOException("expected an object, found " + json.currentToken());
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            visitor.visit(name);
        }
    }
}
