package io.enterprisehub.cache.tier.trace;

import io.enterprisehub.cache.tier.CacheEvent;
import io.enterprisehub.cache.tier.CacheEvent.LoaderCall;
import io.enterprisehub.cache.tier.CacheEvent.PersistentCall;
import io.enterprisehub.cache.tier.CacheEvent.RemoteCall;
import io.enterprisehub.cache.tier.CacheListener;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Makes a span of every call that leaves memory, as a child of whatever is current on the reading thread: round trips to the
 * shared level and statements of the persistent one by the names of OpenTelemetry's conventions for database clients, loads
 * by their region. Keys and values stay out of them, since both may be personal; the tenant is an attribute.
 *
 * <p>Safe for any thread.
 */
public final class CacheSpans implements CacheListener {

    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("db.system.name");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("db.operation.name");
    private static final AttributeKey<String> REGION = AttributeKey.stringKey("cache.region");
    private static final AttributeKey<String> TENANT = AttributeKey.stringKey("cache.tenant");
    private static final AttributeKey<Long> KEYS = AttributeKey.longKey("cache.keys");
    private static final AttributeKey<Long> FOUND = AttributeKey.longKey("cache.found");
    private static final AttributeKey<Long> BYTES = AttributeKey.longKey("cache.bytes");

    private final Tracer tracer;
    private final InstantSource clock;

    /** Spans end at the clock's time, at which their call has just ended. */
    public CacheSpans(OpenTelemetry telemetry, InstantSource clock) {
        this.tracer = telemetry.getTracer("io.enterprisehub.cache");
        this.clock = clock;
    }

    @Override
    public void on(CacheEvent event) {
        Instant end = clock.instant();
        Span span = named(event)
                .setStartTimestamp(end.minusNanos(event.nanos()))
                .setAttribute(TENANT, event.tenant())
                .startSpan();
        if (event.failed()) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end(end);
    }

    private SpanBuilder named(CacheEvent event) {
        return switch (event) {
            case RemoteCall call ->
                database("cache " + call.operation(), "redis", call.operation(), call.keys(), call.found())
                        .setAttribute(BYTES, call.bytes());
            case PersistentCall call ->
                database("persistent " + call.operation(), "postgresql", call.operation(), call.keys(), call.found())
                        .setAttribute(REGION, call.region())
                        .setAttribute(BYTES, call.bytes());
            case LoaderCall call ->
                tracer.spanBuilder("load " + call.region())
                        .setAttribute(REGION, call.region())
                        .setAttribute(KEYS, (long) call.keys())
                        .setAttribute(FOUND, (long) call.found());
        };
    }

    private SpanBuilder database(String name, String system, String operation, int keys, int found) {
        return tracer.spanBuilder(name)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute(SYSTEM, system)
                .setAttribute(OPERATION, operation)
                .setAttribute(KEYS, (long) keys)
                .setAttribute(FOUND, (long) found);
    }
}
