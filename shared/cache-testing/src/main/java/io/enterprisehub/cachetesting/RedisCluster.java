package io.enterprisehub.cachetesting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.util.JedisClusterCRC16;

/**
 * A real Redis cluster of three masters on this machine, each behind a {@link FaultProxy}: clients find the nodes through
 * the cluster's own answers, which name the proxies. Belongs to one thread at a time.
 */
public final class RedisCluster implements AutoCloseable {

    private static final int MASTERS = 3;
    private static final int SLOTS = 16_384;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path directory = RedisNode.temporaryDirectory();
    private final List<RedisNode> nodes = new ArrayList<>();
    private final List<FaultProxy> proxies = new ArrayList<>();

    private RedisCluster() {}

    /** Three masters that share all slots in equal parts. */
    public static RedisCluster ofThreeMasters() {
        RedisCluster cluster = new RedisCluster();
        for (int i = 0; i < MASTERS; i++) {
            cluster.add();
        }
        cluster.join();
        return cluster;
    }

    private void add() {
        int port = RedisNode.freePort();
        FaultProxy proxy = FaultProxy.to(port);
        proxies.add(proxy);
        nodes.add(RedisNode.ofCluster(port, proxy.port(), directory));
    }

    private void join() {
        for (int i = 0; i < MASTERS; i++) {
            String[] slots = IntStream.range(slotsBefore(i), slotsBefore(i + 1))
                    .mapToObj(Integer::toString)
                    .toArray(String[]::new);
            cluster(nodes.get(i), "SET-CONFIG-EPOCH", Integer.toString(i + 1));
            cluster(nodes.get(i), "ADDSLOTS", slots);
        }
        RedisNode first = nodes.getFirst();
        nodes.stream().skip(1).forEach(node -> meet(first, node));
        awaitHealth();
    }

    private static String cluster(RedisNode node, String verb, String... arguments) {
        return node.ask(
                "CLUSTER", Stream.concat(Stream.of(verb), Stream.of(arguments)).toArray(String[]::new));
    }

    /** By the ports on which the node really listens; it tells the others which one it announces. */
    private static void meet(RedisNode one, RedisNode other) {
        String bus = Integer.toString(other.port() + RedisNode.BUS);
        cluster(one, "MEET", "127.0.0.1", Integer.toString(other.port()), bus);
    }

    private static int slotsBefore(int node) {
        return node * SLOTS / MASTERS;
    }

    /** Waits until every running node sees every slot served and knows all others. */
    public void awaitHealth() {
        String known = "cluster_known_nodes:" + nodes.size();
        await(
                "The cluster did not come up",
                () -> running()
                        .map(node -> cluster(node, "INFO"))
                        .allMatch(info -> info.contains("cluster_state:ok")
                                && info.contains("cluster_slots_ok:" + SLOTS)
                                && info.contains(known)));
    }

    private Stream<RedisNode> running() {
        return nodes.stream().filter(RedisNode::isRunning);
    }

    private static void await(String otherwise, BooleanSupplier reached) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(otherwise);
            }
            Thread.onSpinWait();
        }
    }

    /** The masters first, then the replicas in the order in which they were added. */
    public List<RedisNode> nodes() {
        return List.copyOf(nodes);
    }

    /** The way to each node. */
    public List<FaultProxy> proxies() {
        return List.copyOf(proxies);
    }

    /** Where clients begin: the way to the first node. */
    public String uri() {
        return proxies.getFirst().uri();
    }

    public static int slotOf(String key) {
        return JedisClusterCRC16.getSlot(key);
    }

    /** Index of the master that was given the key's slot at the start. */
    public static int masterOf(String key) {
        int slot = slotOf(key);
        return IntStream.range(0, MASTERS)
                .filter(node -> slot < slotsBefore(node + 1))
                .findFirst()
                .orElseThrow();
    }

    /** Adds a replica of a master and waits until it follows. */
    public RedisNode addReplicaOf(int master) {
        String id = cluster(nodes.get(master), "MYID");
        add();
        RedisNode replica = nodes.getLast();
        meet(nodes.getFirst(), replica);
        // Its own state is no matter yet: as long as it is a master it reports two seconds of failure after its start.
        await("The new node did not get to know its master", () -> knows(replica, id));
        cluster(replica, "REPLICATE", id);
        await(
                "The replica did not follow",
                () -> replica.ask("INFO", "replication").contains("master_link_status:up"));
        awaitHealth();
        return replica;
    }

    private static boolean knows(RedisNode node, String id) {
        return cluster(node, "NODES").contains(id);
    }

    /**
     * Waits until a replica has all that its master had at this moment. WAIT would not do: it speaks of the writes of its own
     * connection, and each question here has a new one.
     */
    public void awaitReplicated(int master, RedisNode replica) {
        long written = offset(nodes.get(master), "master_repl_offset:");
        await("The replica did not catch up", () -> offset(replica, "slave_repl_offset:") >= written);
    }

    private static long offset(RedisNode node, String field) {
        return node.ask("INFO", "replication")
                .lines()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.substring(field.length()).strip()))
                .findFirst()
                .orElse(-1);
    }

    /** Makes a replica the master at once, whatever the others think; waits until all that run agree. */
    public void takeOver(RedisNode replica) {
        cluster(replica, "FAILOVER", "TAKEOVER");
        String id = cluster(replica, "MYID");
        await(
                "The cluster did not accept its new master",
                () -> running()
                        .map(node -> cluster(node, "NODES"))
                        .allMatch(
                                view -> view.lines().anyMatch(line -> line.startsWith(id) && line.contains("master"))));
    }

    /**
     * Gives a slot to another master. Its keys are lost, whosever they are: a master that holds one does not give the slot away.
     * All running nodes are told: gossip alone would not move it back.
     */
    public void moveSlot(int slot, int from, int to) {
        empty(nodes.get(from), slot);
        String target = cluster(nodes.get(to), "MYID");
        Stream.concat(Stream.of(nodes.get(to), nodes.get(from)), running())
                .forEach(node -> cluster(node, "SETSLOT", Integer.toString(slot), "NODE", target));
    }

    private static void empty(RedisNode node, int slot) {
        try (Jedis jedis = new Jedis("127.0.0.1", node.port())) {
            int count = Math.toIntExact(jedis.clusterCountKeysInSlot(slot));
            jedis.clusterGetKeysInSlot(slot, count).forEach(jedis::del);
        }
    }

    /** How often any node refused a command whose keys lie in different slots. */
    public long crossSlotErrors() {
        return running().mapToLong(RedisNode::crossSlotErrors).sum();
    }

    @Override
    public void close() {
        proxies.forEach(FaultProxy::close);
        nodes.forEach(RedisNode::close);
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
