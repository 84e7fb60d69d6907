package io.enterprisehub.local.system;

import io.enterprisehub.local.runtime.Directories;
import io.enterprisehub.local.runtime.Reaper;
import io.enterprisehub.local.services.EmbeddedPostgreSql;
import io.enterprisehub.local.services.EmbeddedRedis;
import io.enterprisehub.local.services.ExternalPostgreSql;
import io.enterprisehub.local.services.ExternalRedis;
import io.enterprisehub.local.services.Migrations;
import io.enterprisehub.local.services.PostgresStore;
import io.enterprisehub.local.services.RedisStore;
import io.enterprisehub.local.services.SqsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.LoggerFactory;

/** The servers behind the functions, started side by side; on a stack of their own, because they end last. */
record LocalServices(Reaper reaper, SqsServer sqs, RedisStore redis, PostgresStore postgres) {
    static LocalServices start(LocalOptions options, RandomGenerator random, Progress progress, ClosingStack stack) {
        // SLF4J sets itself up at its first use and complains when that is in several threads at once.
        var _ = LoggerFactory.getILoggerFactory();
        var reaper = stack.push(startReaper());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sqs = on(threads, stack, SqsServer::start);
            var redis = on(threads, stack, () -> redis(options, reaper, random));
            var postgres = on(threads, stack, () -> postgres(options, reaper, random));
            var services = new LocalServices(reaper, sqs.join(), redis.join(), postgres.join());
            progress.step("Redis at " + services.redis().uri());
            progress.step("SQS at " + services.sqs().endpoint());
            progress.step("PostgreSQL at " + services.postgres().jdbcUrl());
            progress.step(Migrations.apply(services.postgres()) + " migrations applied");
            return services;
        }
    }

    private static Reaper startReaper() {
        try {
            return Reaper.start();
        } catch (IOException e) {
            throw new UncheckedIOException("/bin/sh cannot be started", e);
        }
    }

    /** What came up is closed later, even if one of the others did not come up. */
    private static <T extends AutoCloseable> CompletableFuture<T> on(
            Executor threads, ClosingStack stack, Supplier<T> start) {
        return CompletableFuture.supplyAsync(() -> stack.push(start.get()), threads);
    }

    private static RedisStore redis(LocalOptions options, Reaper reaper, RandomGenerator random) {
        if (options.redisUri() != null) {
            return new ExternalRedis(options.redisUri());
        }
        var directory = options.directory().resolve("redis");
        Directories.delete(directory);
        return EmbeddedRedis.in(directory, reaper, random);
    }

    private static PostgresStore postgres(LocalOptions options, Reaper reaper, RandomGenerator random) {
        if (options.jdbcUrl() != null) {
            return ExternalPostgreSql.of(options.jdbcUrl());
        }
        var directory = options.directory().resolve("postgres");
        Directories.delete(directory);
        return EmbeddedPostgreSql.in(directory, reaper, random);
    }

    /** Environment variables that lead the functions to these servers. */
    Map<String, String> variables() {
        return Map.of(
                "REDIS_URI", redis.uri(),
                "REDIS_CLUSTER", "false",
                "JDBC_URL", postgres.jdbcUrl(),
                "JDBC_USER", postgres.user(),
                "JDBC_PASSWORD_REF", "literal:" + postgres.password());
    }
}
