package io.enterprisehub.ghl.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

    private final EnvelopeReader reader = new EnvelopeReader();

    @Test
    void belongsToItsLocation() {
        assertThat(tenant("{\"type\":\"INSTALL\",\"companyId\":\"comp1\",\"locationId\":\"loc1\"}"))
                .isEqualTo("loc1");
    }

    @Test
    void belongsToTheCompanyWhenAnAgencyInstalls() {
        assertThat(tenant("{\"type\":\"INSTALL\",\"companyId\":\"comp1\"}")).isEqualTo("company:comp1");
        assertThat(tenant("{\"type\":\"UNINSTALL\",\"companyId\":\"comp1\"}")).isEqualTo("company:comp1");
    }

    @Test
    void isNotAnAgencyEventWhenTheLocationMayLieBehindTheCut() {
        assertThat(tenant("{\"type\":\"UNINSTALL\",\"companyId\":\"comp1\",\"loc"))
                .isEqualTo(Tenant.UNPLACED.id());
    }

    @Test
    void isUnplacedWhenALeadEventNamesOnlyItsCompany() {
        assertThat(tenant("{\"type\":\"ContactCreate\",\"companyId\":\"comp1\"}"))
                .isEqualTo(Tenant.UNPLACED.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a:b", "{a}", "a/b", "signed:unplaced", "\u00e4", "a\u0000"})
    void isUnplacedWhenTheLocationIsNoIdOfGhl(String location) {
        assertThat(tenant("{\"type\":\"INSTALL\",\"companyId\":\"comp1\",\"locationId\":\"" + location + "\"}"))
                .isEqualTo(Tenant.UNPLACED.id());
    }

    @Test
    void fitsAMessageGroupIdWhateverTheLengthOfTheIds() {
        assertThat(tenant("{\"type\":\"INSTALL\",\"companyId\":\"" + "x".repeat(100) + "\"}"))
                .hasSizeLessThanOrEqualTo(128);
        assertThat(tenant("{\"type\":\"INSTALL\",\"locationId\":\"" + "x".repeat(101) + "\"}"))
                .isEqualTo(Tenant.UNPLACED.id());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void knowsEveryDocumentedTypeByItsName(EventType type) {
        Envelope envelope = read("{\"type\":\"" + type.wireName() + "\"}");

        assertThat(envelope.eventType()).isEqualTo(type);
        assertThat(envelope.hasHandler()).isEqualTo(type.role() != EventType.Role.NONE);
    }

    @Test
    void hasNoHandlerForATypeNobodyDocumented() {
        assertThat(read("{\"type\":\"ContactTeleported\"}").hasHandler()).isFalse();
        assertThat(read("{\"type\":\"contactcreate\"}").hasHandler()).isFalse();
    }

    @Test
    void takesTheChannelOfAProviderMessageForItsType() {
        assertThat(read("{\"type\":\"SMS\"}").eventType()).isEqualTo(EventType.PROVIDER_OUTBOUND_MESSAGE);
        assertThat(read("{\"type\":\"Email\"}").eventType()).isEqualTo(EventType.PROVIDER_OUTBOUND_MESSAGE);
    }

    @Test
    void isWorthKeepingWithoutATypeOnlyWhenTheTypeMayStillCome() {
        assertThat(read("{\"id\":\"x\"}").hasHandler()).isFalse();
        assertThat(read("{\"id\":\"x\"").hasHandler()).isTrue();
        assertThat(read("{\"id\":\"x\",,").hasHandler()).isTrue();
        assertThat(read("[]").hasHandler()).isFalse();
    }

    private String tenant(String body) {
        return read(body).tenant().id();
    }

    private Envelope read(String body) {
        return reader.read(body.getBytes(UTF_8));
    }
}
