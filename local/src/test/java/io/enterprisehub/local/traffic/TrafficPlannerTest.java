package io.enterprisehub.local.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.ghl.event.Envelope;
import io.enterprisehub.ghl.event.EnvelopeReader;
import io.enterprisehub.ghl.signature.KeyList;
import io.enterprisehub.ghl.signature.SignatureScheme;
import io.enterprisehub.ghl.signature.SignatureVerifier;
import io.enterprisehub.ghl.signature.Verdict;
import io.enterprisehub.local.oracle.EventKey;
import io.enterprisehub.local.oracle.ExpectedEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrafficPlannerTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static LocalKeys keys;

    @BeforeAll
    static void makeKeys(@TempDir Path folder) {
        keys = LocalKeys.in(folder.resolve("keys"));
    }

    @Test
    void plansTheSameForTheSameSeed() {
        TrafficPlan one = plan(3);
        TrafficPlan other = plan(3);

        assertThat(one.expectation()).isEqualTo(other.expectation());
        assertThat(one.posts()).hasSameSizeAs(other.posts());
        for (int i = 0; i < one.posts().size(); i++) {
            assertThat(one.posts().get(i).body()).isEqualTo(other.posts().get(i).body());
            assertThat(one.posts().get(i).kind()).isEqualTo(other.posts().get(i).kind());
        }
    }

    @Test
    void plansSomethingElseForAnotherSeed() {
        assertThat(plan(3).expectation()).isNotEqualTo(plan(4).expectation());
    }

    @Test
    void holdsAllKindsOfPostsInTheirShare() {
        Map<PostKind, Integer> counts = new EnumMap<>(PostKind.class);
        List<Post> posts = plan(5).posts();
        posts.forEach(post -> counts.merge(post.kind(), 1, Integer::sum));

        assertThat(counts).containsOnlyKeys(PostKind.values());
        assertThat(counts.get(PostKind.DUPLICATE)).isBetween(posts.size() * 3 / 100, posts.size() * 7 / 100);
        assertThat(counts.get(PostKind.BAD_SIGNATURE)).isBetween(posts.size() * 4 / 1000, posts.size() * 18 / 1000);
    }

    @Test
    void signsAllSignedPostsButTheForged() {
        SignatureVerifier verifier = verifier();
        Set<SignatureScheme> schemes = new HashSet<>();
        for (Post post : plan(6).posts()) {
            if (!post.path().equals(Envelopes.SIGNED_PATH)) {
                continue;
            }
            Verdict verdict = verifier.verify(
                    post.body(),
                    post.headers().get(SignatureScheme.ED25519.header()),
                    post.headers().get(SignatureScheme.RSA.header()));
            assertThat(verdict instanceof Verdict.Valid).isEqualTo(post.kind() != PostKind.BAD_SIGNATURE);
            if (verdict instanceof Verdict.Valid(SignatureScheme scheme)) {
                schemes.add(scheme);
            }
        }
        assertThat(schemes).containsExactlyInAnyOrder(SignatureScheme.values());
    }

    @Test
    void expectsEachEventThatItSendsAndNoOther() {
        TrafficPlan plan = plan(7);
        EnvelopeReader reader = new EnvelopeReader();
        Set<EventKey> sent = new HashSet<>();
        for (Post post : plan.posts()) {
            boolean counts = post.kind() == PostKind.EVENT || post.kind() == PostKind.CUT;
            Envelope envelope = reader.read(post.body());
            boolean purged =
                    plan.expectation().purged().containsKey(envelope.tenant().id());
            if (counts && !purged && envelope.webhookId() != null) {
                sent.add(new EventKey(envelope.tenant().id(), envelope.webhookId()));
            }
        }

        assertThat(plan.expectation().events().stream()
                        .filter(event -> event.route() == ExpectedEvent.Route.SIGNED)
                        .map(ExpectedEvent::key))
                .containsExactlyInAnyOrderElementsOf(sent);
        assertThat(plan.expectation().forbidden()).isNotEmpty().doesNotContainAnyElementsOf(sent);
    }

    @Test
    void cutsBodiesAt256KilobytesBehindAllThatTheLedgerSays() {
        EnvelopeReader reader = new EnvelopeReader();

        assertThat(plan(5).posts())
                .filteredOn(post -> post.kind() == PostKind.CUT)
                .allSatisfy(post -> {
                    assertThat(post.body()).hasSize(256 * 1024);
                    assertThat(reader.read(post.body()).shape()).isEqualTo(Envelope.Shape.CUT);
                });
    }

    private static TrafficPlan plan(long seed) {
        MarketTraffic market = MarketSource.traffic(seed, 3, 30, 0.4, NOW);
        return new TrafficPlanner(keys, seed).plan(market, MarketSource.traffic(seed + 1, 1, 3, 0.5, NOW));
    }

    private static SignatureVerifier verifier() {
        return new SignatureVerifier(
                KeyList.parse(SignatureScheme.ED25519, keys.ed25519Public()),
                KeyList.parse(SignatureScheme.RSA, keys.rsaPublic()),
                Instant.MAX,
                InstantSource.fixed(NOW));
    }
}
