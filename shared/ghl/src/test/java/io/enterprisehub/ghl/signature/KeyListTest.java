package io.enterprisehub.ghl.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.KeyPair;
import org.junit.jupiter.api.Test;

class KeyListTest {

    @Test
    void readsSeveralKeysInTheirOrder() {
        KeyPair first = TestKeys.ed25519();
        KeyPair second = TestKeys.ed25519();

        KeyList list = KeyList.parse(SignatureScheme.ED25519, TestKeys.spki(first) + ", " + TestKeys.spki(second));

        assertThat(list.keys()).containsExactly(first.getPublic(), second.getPublic());
    }

    @Test
    void readsPemWithLineBreaks() {
        KeyPair pair = TestKeys.ed25519();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + TestKeys.spki(pair) + "\n-----END PUBLIC KEY-----\n";

        assertThat(KeyList.parse(SignatureScheme.ED25519, pem).keys()).containsExactly(pair.getPublic());
    }

    @Test
    void readsTheKeysThatGhlPublishes() {
        assertThat(KeyList.parse(SignatureScheme.ED25519, PublishedKeys.ED25519).keys())
                .hasSize(1);
        assertThat(KeyList.parse(SignatureScheme.RSA, PublishedKeys.RSA).keys()).hasSize(1);
    }

    @Test
    void namesThePositionOfABadKeyAndNotTheKey() {
        String text = TestKeys.spki(TestKeys.ed25519()) + ",c2VjcmV0";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyList.parse(SignatureScheme.ED25519, text))
                .withMessageContaining("key 2")
                .withMessageNotContaining("c2VjcmV0")
                .withNoCause();
    }

    @Test
    void refusesAKeyOfTheOtherScheme() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyList.parse(SignatureScheme.RSA, PublishedKeys.ED25519))
                .withMessageContaining("key 1");
    }

    @Test
    void refusesAShortRsaKey() {
        String weak = TestKeys.spki(TestKeys.rsa(1024));

        assertThatIllegalArgumentException().isThrownBy(() -> KeyList.parse(SignatureScheme.RSA, weak));
    }

    @Test
    void refusesAnEmptyPlaceInTheList() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyList.parse(SignatureScheme.ED25519, PublishedKeys.ED25519 + ","))
                .withMessageContaining("key 2");
    }
}
