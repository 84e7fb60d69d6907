package io.enterprisehub.local.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SenderTest {

    private static final Backoff QUICK = new Backoff(Duration.ofMillis(1), Duration.ofMillis(4), 4);

    private final Queue<Integer> answers = new ArrayDeque<>();
    private final List<String> received = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer server;

    @BeforeEach
    void startReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            byte[] body = exchange.getRequestBody().readAllBytes();
            received.add(
                    exchange.getRequestHeaders().getFirst("x-signature") + new String(body, StandardCharsets.UTF_8));
            now.decrementAndGet();
            exchange.sendResponseHeaders(nextAnswer(), -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopReceiver() {
        server.stop(0);
    }

    @Test
    void repeatsTheSameBytesUntilTheAnswerIsGood() throws InterruptedException {
        answers.addAll(List.of(503, 429, 202));

        Answer answer = send(post("a"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.attempts()).isEqualTo(3);
        assertThat(received).containsExactly("s:a", "s:a", "s:a");
    }

    @Test
    void doesNotRepeatARefusedSignature() throws InterruptedException {
        answers.addAll(List.of(401, 202));

        assertThat(send(post("a")).attempts()).isEqualTo(1);
    }

    @Test
    void givesUpAfterTheLastAttempt() throws InterruptedException {
        answers.addAll(List.of(500, 500, 500, 500, 202));

        assertThat(send(post("a"))).extracting(Answer::status, Answer::attempts).containsExactly(500, 4);
    }

    @Test
    void takesARefusedConnectionForAFailedAttempt() throws InterruptedException {
        stopReceiver();

        assertThat(send(post("a"))).extracting(Answer::status, Answer::attempts).containsExactly(0, 4);
    }

    @Test
    void sendsAllAndNeverMoreAtATimeThanAllowed() throws InterruptedException {
        List<Post> posts =
                IntStream.range(0, 60).mapToObj(i -> post(Integer.toString(i))).toList();
        try (HttpClient client = HttpClient.newHttpClient()) {
            List<Answer> all = new Sender(client, address(), 3, QUICK).send(posts, _ -> {});

            assertThat(all).extracting(Answer::post).containsExactlyElementsOf(posts);
        }
        assertThat(received).hasSize(60);
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void stopsWhenThePostsBeforeCouldNotBeDelivered() throws InterruptedException {
        stopReceiver();
        try (HttpClient client = HttpClient.newHttpClient()) {
            List<Answer> all =
                    new Sender(client, address(), 1, QUICK).send(List.of(post("a"), post("b"), post("c")), _ -> {});

            assertThat(all).extracting(Answer::status).containsExactly(0);
        }
    }

    @Test
    void growsThePauseUpToItsLongest() {
        Backoff backoff = Backoff.standard();

        assertThat(backoff.afterAttempt(1)).isEqualTo(Duration.ofMillis(200));
        assertThat(backoff.afterAttempt(3)).isEqualTo(Duration.ofMillis(800));
        assertThat(backoff.afterAttempt(30)).isEqualTo(Duration.ofSeconds(4));
    }

    private int nextAnswer() {
        synchronized (answers) {
            Integer next = answers.poll();
            return next == null ? 202 : next;
        }
    }

    private Answer send(Post post) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return new Sender(client, address(), 1, QUICK).send(post);
        }
    }

    private URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private static Post post(String body) {
        return new Post(
                PostKind.EVENT, "/webhooks/ghl", Map.of("x-signature", "s:"), body.getBytes(StandardCharsets.UTF_8));
    }
}
