package io.enterprisehub.cache.tier.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisSettings;
import io.enterprisehub.cache.TestPostgres;
import io.enterprisehub.cache.tier.Codecs;
import io.enterprisehub.cache.tier.Region;
import io.enterprisehub.cache.tier.RegionDefinition;
import io.enterprisehub.cache.tier.RegionPolicy;
import io.enterprisehub.cache.tier.Session;
import io.enterprisehub.cache.tier.TieredCache;
import io.enterprisehub.cache.tier.Versioned;
import io.enterprisehub.cache.tier.postgres.PostgresLevel;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import io.enterprisehub.cachetesting.RedisNode;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CacheSpansTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static RedisNode redis;
    private static RedisLink link;

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exported))
                    .build())
            .build();
    private final String tenant = "t-" + UUID.randomUUID();
    private Region<String, String> region;
    private TieredCache cache;
    private boolean broken;

    @BeforeAll
    static void startRedis() {
        redis = RedisNode.standalone();
        link = new RedisLink(RedisSettings.of(redis.uri(), false), InstantSource.system());
    }

    @AfterAll
    static void stopRedis() {
        link.close();
        redis.close();
    }

    @BeforeEach
    void open() {
        cache = TieredCache.builder()
                .local(1 << 20)
                .remote(new RedisLevel(link, LIMIT))
                .listener(new CacheSpans(telemetry, InstantSource.system()))
                .build();
        region = cache.region(new RegionDefinition<>(
                "leads",
                key -> key,
                Codecs.text(),
                (tenant, keys) -> {
                    if (broken) {
                        throw new IllegalStateException("broken");
                    }
                    return Map.of("a", new Versioned<>(1, "private text"));
                },
                RegionPolicy.strict()));
    }

    @AfterEach
    void close() {
        telemetry.close();
    }

    private @Nullable String read(String key) {
        try (Session session = cache.session(LIMIT)) {
            return region.get(session, tenant, key);
        }
    }

    @Test
    void makesAChildOfWhatIsCurrentForEachLevelThatIsAsked() {
        Span invocation = telemetry.getTracer("test").spanBuilder("invocation").startSpan();
        try (Scope _ = invocation.makeCurrent()) {
            assertThat(read("a")).isEqualTo("private text");
        }
        invocation.end();

        List<SpanData> spans = exported.getFinishedSpanItems();
        assertThat(spans)
                .extracting(SpanData::getName)
                .containsExactly("cache read", "load leads", "cache fill", "invocation");
        assertThat(spans.subList(0, 3)).allSatisfy(span -> {
            assertThat(span.getParentSpanId())
                    .isEqualTo(invocation.getSpanContext().getSpanId());
            assertThat(span.getEndEpochNanos()).isGreaterThanOrEqualTo(span.getStartEpochNanos());
            assertThat(span.getAttributes().get(AttributeKey.stringKey("cache.tenant")))
                    .isEqualTo(tenant);
            assertThat(span.toString()).doesNotContain("private text");
        });
        assertThat(spans.getFirst().getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(spans.getFirst().getAttributes().get(AttributeKey.stringKey("db.system.name")))
                .isEqualTo("redis");
        assertThat(spans.get(1).getAttributes().get(AttributeKey.longKey("cache.found")))
                .isEqualTo(1);
    }

    @Test
    void namesTheStatementsOfThePersistentLevelAsADatabaseClientDoes() {
        TieredCache persistent = TieredCache.builder()
                .persistent(new PostgresLevel(TestPostgres.shared().source(), LIMIT))
                .listener(new CacheSpans(telemetry, InstantSource.system()))
                .build();
        Region<String, String> predictions = persistent.region(new RegionDefinition<String, String>(
                        "predictions",
                        key -> key,
                        Codecs.text(),
                        (owner, keys) -> Map.of("a", new Versioned<>(1, "private text")),
                        RegionPolicy.strict())
                .persistedFor(Duration.ofDays(1)));
        try (Session session = persistent.session(LIMIT)) {
            assertThat(predictions.get(session, tenant, "a")).isEqualTo("private text");
        }

        List<SpanData> spans = exported.getFinishedSpanItems();
        assertThat(spans)
                .extracting(SpanData::getName)
                .containsExactly("persistent read", "load predictions", "persistent store");
        assertThat(List.of(spans.getFirst(), spans.getLast())).allSatisfy(span -> {
            assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
            assertThat(span.getAttributes().get(AttributeKey.stringKey("db.system.name")))
                    .isEqualTo("postgresql");
            assertThat(span.getAttributes().get(AttributeKey.stringKey("cache.region")))
                    .isEqualTo("predictions");
            assertThat(span.toString()).doesNotContain("private text");
        });
    }

    @Test
    void marksWhatFailed() {
        broken = true;

        assertThatThrownBy(() -> read("a")).hasMessage("broken");

        assertThat(exported.getFinishedSpanItems())
                .filteredOn(span -> span.getName().equals("load leads"))
                .singleElement()
                .satisfies(span -> assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR));
    }

    @Test
    void makesNoneForAHitInMemory() {
        assertThat(read("a")).isNotNull();
        try (Session session = cache.session(LIMIT)) {
            assertThat(region.get(session, tenant, "a")).isNotNull();
            exported.reset();
            assertThat(region.get(session, tenant, "a")).isNotNull();
        }

        assertThat(exported.getFinishedSpanItems()).isEmpty();
    }
}
