package io.enterprisehub.local.traffic;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Posts like GHL: every answer but 2xx is sent again after a growing pause, the same bytes with the same id. A 401 is not
 * repeated, although GHL would: it only costs time. Starts posts in the order of the schedule, a bounded number at a time, so
 * that they overtake each other as they do on the Internet.
 */
public final class Sender {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient client;
    private final URI base;
    private final int concurrency;
    private final Backoff backoff;

    public Sender(HttpClient client, URI base, int concurrency, Backoff backoff) {
        this.client = client;
        this.base = base;
        this.concurrency = concurrency;
        this.backoff = backoff;
    }

    /**
     * Sends all posts and waits for their last answers. Stops when a post used up its attempts: the receiver is down for good, and
     * each further post would take as long to show it.
     *
     * @param done told of each answer, by many threads
     * @return the answers in the order of the posts, up to where sending stopped
     */
    public List<Answer> send(List<Post> posts, Consumer<Answer> done) throws InterruptedException {
        Semaphore places = new Semaphore(concurrency);
        List<Future<Answer>> running = new ArrayList<>();
        AtomicBoolean hopeless = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Post post : posts) {
                places.acquire();
                if (hopeless.get()) {
                    break;
                }
                running.add(threads.submit(() -> {
                    try {
                        Answer answer = send(post);
                        if (!answer.isSettled()) {
                            hopeless.set(true);
                        }
                        done.accept(answer);
                        return answer;
                    } finally {
                        places.release();
                    }
                }));
            }
        }
        return running.stream().map(Sender::result).toList();
    }

    /** Sends one post until it is answered or the attempts are used up. */
    public Answer send(Post post) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            long start = System.nanoTime();
            int status = attempt(post);
            Answer answer = new Answer(post, status, attempt, Duration.ofNanos(System.nanoTime() - start));
            if (answer.isSettled() || attempt == backoff.maxAttempts()) {
                return answer;
            }
            Thread.sleep(backoff.afterAttempt(attempt));
        }
    }

    private int attempt(Post post) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(post.path()))
                .timeout(TIMEOUT)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(post.body()));
        post.headers().forEach(request::header);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException noAnswer) {
            return 0; // a refused or broken connection or a timeout: sent again like any other failure
        }
    }

    private static Answer result(Future<Answer> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted although all posts had ended", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("sending failed for a reason other than the network", e.getCause());
        }
    }
}
