package io.enterprisehub.cache.tier.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.cachetesting.RedisCluster;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Hazard: two names share a key, in one tenant or across tenants. */
class KeySpaceTest {

    /** What separates parts of keys, what braces and escapes are made of, and letters of one to four bytes. */
    private static final List<String> PIECES = List.of(
            ":", "{", "}", "%", "%7B", "%7D", "%25", "tier", "eh", "v:", "l:", "s", "s:0", "log", "a", "é", "€", "😀",
            "?", "*", "\n", " ");

    /** A value's full name. */
    record Name(String tenant, String region, String key) {}

    @Provide
    Arbitrary<Name> names() {
        Arbitrary<String> text =
                Arbitraries.of(PIECES).list().ofMinSize(1).ofMaxSize(4).map(parts -> String.join("", parts));
        Arbitrary<String> tenant = text.filter(each -> !each.isBlank());
        Arbitrary<String> region = Arbitraries.of("a", "s", "v", "l", "log", "tier", "a-0");
        Arbitrary<String> key = Arbitraries.oneOf(text, Arbitraries.just(""));
        return Combinators.combine(tenant, region, key).as(Name::new);
    }

    private static Stream<String> keys(Name name) {
        KeySpace space = KeySpace.of(name.tenant());
        Address address = new Address(name.region(), name.key());
        return Stream.of(space.log(), space.snapshot(), space.chunk(0), space.value(address), space.lease(address));
    }

    @Property(tries = 300)
    void differentNamesNeverShareAKey(@ForAll("names") Name one, @ForAll("names") Name other) {
        Map<String, String> owners = new HashMap<>();
        Stream.of(one, other).distinct().forEach(name -> {
            KeySpace space = KeySpace.of(name.tenant());
            Address address = new Address(name.region(), name.key());
            Map<String, String> mine = Map.of(
                    space.log(), "log of " + name.tenant(),
                    space.snapshot(), "snapshot of " + name.tenant(),
                    space.chunk(0), "chunk of " + name.tenant(),
                    space.value(address), "value of " + name,
                    space.lease(address), "lease of " + name);
            assertThat(mine).hasSize(5);
            mine.forEach((key, owner) -> {
                String bytes = new String(key.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
                assertThat(owners.putIfAbsent(bytes, owner)).isIn(null, owner);
            });
        });
    }

    @Property(tries = 300)
    void allKeysOfATenantShareASlot(@ForAll("names") Name one, @ForAll("names") Name other) {
        Name sameTenant = new Name(one.tenant(), other.region(), other.key());

        assertThat(Stream.concat(keys(one), keys(sameTenant))
                        .map(RedisCluster::slotOf)
                        .distinct())
                .hasSize(1);
    }

    @Property(tries = 300)
    void anAddressComesBackFromTheLogAsItWas(@ForAll("names") Name name) {
        Address address = new Address(name.region(), name.key());

        assertThat(Address.parse(address.text())).isEqualTo(address);
    }

    @Example
    void halfASurrogatePairIsRefusedBecauseItsBytesAreThoseOfAQuestionMark() {
        KeySpace space = KeySpace.of("t\uD83D\uDE00");

        assertThatThrownBy(() -> KeySpace.of("t\uD83D"))
                .hasMessage("A tenant is well-formed Unicode; at index 1 stands half a surrogate pair");
        assertThatThrownBy(() -> space.value(new Address("r", "\uDE00\uD83D")))
                .hasMessage("A key is well-formed Unicode; at index 2 stands half a surrogate pair");
        assertThatThrownBy(() -> space.lease(new Address("r", "x\uD83D"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KeySpace.of(" ")).isInstanceOf(IllegalArgumentException.class);
    }
}
