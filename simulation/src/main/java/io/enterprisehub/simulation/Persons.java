package io.enterprisehub.simulation;

import io.enterprisehub.simulation.Act.Contact;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Invented people. Names of many scripts, so that whatever cannot carry them is found out. */
final class Persons {

    private static final List<String> FIRST = List.of(
            "James", "Maria", "Robert", "Linda", "Ahmed", "Fatima", "José", "Zoë", "Björn", "Chloé", "Nguyễn", "Olga",
            "Łukasz", "Siobhán", "Kwame", "Priya", "Wei", "Noémie", "Dmitri", "Aiko", "Renée", "Ömer", "Sofía", "Tyler",
            "Grace", "李", "Мария", "محمد", "Hannah", "D'Andre");
    private static final List<String> LAST = List.of(
            "Smith",
            "García",
            "O'Brien",
            "Müller",
            "Nowak",
            "Kim",
            "Patel",
            "Johnson",
            "Ødegård",
            "Dubois",
            "Rossi",
            "Nakamura",
            "Okafor",
            "Hernández",
            "Van der Berg",
            "Çelik",
            "Petrov",
            "Thị Lan",
            "McKay",
            "Brown",
            "王芳",
            "Иванова",
            "Santos-Lee",
            "Castañeda",
            "Walker",
            "Young");
    private static final List<String> FIRST_TAGS =
            List.of("buyer", "seller", "new lead", "newsletter", "investor", "first-time");

    private Persons() {}

    static Contact draw(Office office, Source source, Instant createdAt, Dice dice) {
        String first = dice.pick(FIRST);
        String last = dice.pick(LAST);
        return new Contact(
                first,
                last,
                dice.chance(0.93) ? email(first, last, dice) : null,
                dice.chance(0.85) ? phone(dice) : null,
                source.label(dice),
                dice.chance(0.6) ? List.of(dice.pick(FIRST_TAGS)) : List.of(),
                false,
                dice.chance(0.5) ? dice.pick(office.agents()) : null,
                createdAt);
    }

    static String phone(Dice dice) {
        return "+1555" + (1_000_000 + dice.below(9_000_000));
    }

    private static String email(String first, String last, Dice dice) {
        String plain = Normalizer.normalize(first + "." + last, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z.]", "");
        return ("p." + plain).replace("..", ".") + dice.below(100_000) + "@example.com";
    }

    static Contact withTag(Contact c, String tag) {
        List<String> tags =
                Stream.concat(c.tags().stream(), Stream.of(tag)).distinct().toList();
        return copy(c, c.phone(), tags, c.dnd(), c.assignedTo());
    }

    static Contact withDnd(Contact c, boolean dnd) {
        return copy(c, c.phone(), c.tags(), dnd, c.assignedTo());
    }

    static Contact withPhoneAndAgent(Contact c, @Nullable String phone, @Nullable String agent) {
        return copy(c, phone, c.tags(), c.dnd(), agent);
    }

    private static Contact copy(
            Contact c, @Nullable String phone, List<String> tags, boolean dnd, @Nullable String agent) {
        return new Contact(c.firstName(), c.lastName(), c.email(), phone, c.source(), tags, dnd, agent, c.createdAt());
    }
}
