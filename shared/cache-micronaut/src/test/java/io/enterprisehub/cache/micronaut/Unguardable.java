package io.enterprisehub.cache.micronaut;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Methods that cannot be guarded; each bean is there only for the test that names it. */
final class Unguardable {

    private Unguardable() {}

    @Singleton
    @Requires(property = "spec", value = "NoTenant")
    static class NoTenant {
        @Accelerated(region = "known")
        String get(String lead) {
            return lead;
        }
    }

    @Singleton
    @Requires(property = "spec", value = "TenantIsANumber")
    static class TenantIsANumber {
        @Accelerated(region = "known")
        String get(@Tenant long tenant) {
            return "";
        }
    }

    @Singleton
    @Requires(property = "spec", value = "ReturnsNothing")
    static class ReturnsNothing {
        @Accelerated(region = "known")
        void get(@Tenant String tenant) {}
    }

    @Singleton
    @Requires(property = "spec", value = "ReturnsLater")
    static class ReturnsLater {
        @Accelerated(region = "known")
        CompletableFuture<String> get(@Tenant String tenant) {
            return CompletableFuture.completedFuture("");
        }
    }

    @Singleton
    @Requires(property = "spec", value = "UnknownRegion")
    static class UnknownRegion {
        @Accelerated(region = "knwon")
        String get(@Tenant String tenant) {
            return "";
        }
    }

    @Singleton
    @Requires(property = "spec", value = "SharedRegion")
    static class SharedRegion {
        @Accelerated(region = "known")
        String one(@Tenant String tenant) {
            return "";
        }

        @Accelerated(region = "known")
        String two(@Tenant String tenant) {
            return "";
        }
    }

    @Singleton
    @Requires(property = "spec", value = "NoCodec")
    static class NoCodec {
        @Accelerated(region = "known")
        List<String> get(@Tenant String tenant) {
            return List.of();
        }
    }

    @Singleton
    @Requires(property = "spec", value = "UnknownKey")
    static class UnknownKey {
        @Accelerated(region = "known", key = "led")
        String get(@Tenant String tenant, String lead) {
            return lead;
        }
    }

    @Singleton
    @Requires(property = "spec", value = "KeyWithoutText")
    static class KeyWithoutText {
        @Accelerated(region = "known")
        String get(@Tenant String tenant, List<String> leads) {
            return "";
        }
    }

    @Singleton
    @Requires(property = "spec", value = "BadDeadline")
    static class BadDeadline {
        @Accelerated(region = "known", deadline = "soon")
        String get(@Tenant String tenant) {
            return "";
        }
    }

    @Singleton
    @Requires(property = "spec", value = "BadRate")
    static class BadRate {
        @Accelerated(region = "known", rateLimit = -1)
        String get(@Tenant String tenant) {
            return "";
        }
    }
}
