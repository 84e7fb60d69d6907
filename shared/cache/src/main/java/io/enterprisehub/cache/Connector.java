package io.enterprisehub.cache;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Owns the event loops and makes wires over them; closing it leaves no thread and no socket. */
final class Connector {

    private static final Logger LOG = LoggerFactory.getLogger(Connector.class);

    /** Two event loops carry far more than one function asks for; Lettuce's default is one per core. */
    private static final int THREADS = 2;

    private static final long SHUTDOWN_SECONDS = 2;

    private final RedisSettings settings;
    private final ClientResources resources;
    private volatile List<RedisURI> knownNodes = List.of();

    Connector(RedisSettings settings) {
        this.settings = settings;
        this.resources = ClientResources.builder()
                .ioThreadPoolSize(THREADS)
                .computationThreadPoolSize(THREADS)
                .commandLatencyRecorder(CommandLatencyRecorder.disabled())
                .build();
    }

    /** Starts one attempt; it ends by itself, at the latest after the connect time-out. */
    CompletableFuture<Wire> connect() {
        RedisURI uri = RedisURI.create(settings.uri());
        uri.setTimeout(settings.connectTimeout());
        return settings.cluster() ? cluster(uri) : standalone(uri);
    }

    private CompletableFuture<Wire> standalone(RedisURI uri) {
        RedisClient client = RedisClient.create(resources, uri);
        client.setOptions(atMostOnce(ClientOptions.builder()).build());
        return client.connectAsync(StringCodec.UTF8, uri)
                .thenApply(connection -> new Wire(client, connection, connection.async()))
                .toCompletableFuture()
                .whenComplete((wire, failure) -> closeFailed(client, failure));
    }

    private CompletableFuture<Wire> cluster(RedisURI uri) {
        // Who knew the cluster once finds it again although the node it began with is gone.
        List<RedisURI> seeds =
                Stream.concat(Stream.of(uri), knownNodes.stream()).toList();
        RedisClusterClient client = RedisClusterClient.create(resources, seeds);
        ClusterClientOptions.Builder options = ClusterClientOptions.builder();
        atMostOnce(options);
        client.setOptions(options.topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
                        .enableAllAdaptiveRefreshTriggers()
                        .build())
                .build());
        return client.refreshPartitionsAsync()
                .thenCompose(topology -> client.connectAsync(StringCodec.UTF8))
                .thenApply(connection -> {
                    knownNodes = client.getPartitions().stream()
                            .map(RedisClusterNode::getUri)
                            .toList();
                    return new Wire(client, connection, connection.async());
                })
                .toCompletableFuture()
                .whenComplete((wire, failure) -> closeFailed(client, failure));
    }

    /**
     * Commands meet a live connection or fail at once. Lettuce would keep them for its next connection by default, and
     * send those again whose answer was lost.
     */
    private <B extends ClientOptions.Builder> B atMostOnce(B options) {
        options.autoReconnect(false)
                .replayFilter(command -> true)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(settings.connectTimeout())
                        .keepAlive(true)
                        .build());
        return options;
    }

    private static void closeFailed(AbstractRedisClient client, @Nullable Throwable failure) {
        if (failure != null) {
            client.shutdownAsync(0, 0, TimeUnit.MILLISECONDS).exceptionally(ignored -> null);
        }
    }

    /** Ends the event loops once the last wire is closed, which still needs them. */
    void close(CompletableFuture<?> lastWire) {
        try {
            awaitBriefly(lastWire.handle((closed, failure) -> true));
            awaitBriefly(resources.shutdown(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitBriefly(Future<?> ending) throws InterruptedException {
        try {
            ending.get(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException slow) {
            LOG.warn("A connection to Redis did not close in time", slow);
        }
    }
}
