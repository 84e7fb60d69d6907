package io.enterprisehub.function.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import io.enterprisehub.function.CurrentDeadline;
import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.metrics.EmfMetrics;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.function.aws.MicronautRequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.slf4j.MDC;

/**
 * The entry point of a function: a subclass names itself as handler and implements {@link #handle}. This class owns the
 * bean context, puts the request id into the log, flushes the metrics, and takes part in checkpoint and restore.
 *
 * <p>Of Micronaut's own handler it keeps the bean context and its life, and replaces what happens per call: that registers
 * the Lambda context as a singleton, which invocations that run at once would overwrite for each other.
 *
 * <p>One object serves all invocations of its environment, several at a time where Lambda allows it. What belongs to one
 * invocation is an argument; nothing of it is stored here.
 */
public abstract class FunctionHandler extends MicronautRequestStreamHandler {

    /** A rehearsal must end well within the ten seconds that restore hooks and health checks get. */
    private static final Duration REHEARSAL_LIMIT = Duration.ofSeconds(5);

    private final ApplicationContext beans;
    private final EmfMetrics metrics;

    /** Held here because the CRaC context holds its resources weakly. */
    private final SnapshotHooks hooks;

    private final AtomicBoolean cold = new AtomicBoolean(true);

    /** Used by Lambda: starts a context from the class path and the environment variables. */
    protected FunctionHandler() {
        this(UnaryOperator.identity());
    }

    /** Starts a context that {@code adjust} has completed, usually with properties. */
    protected FunctionHandler(UnaryOperator<ApplicationContextBuilder> adjust) {
        this(FunctionContext.start(adjust));
    }

    /** Takes over a running context; {@link #close} stops it. */
    @SuppressWarnings("this-escape") // The hooks call back only at a checkpoint, long after construction.
    protected FunctionHandler(ApplicationContext beans) {
        super(beans);
        this.beans = beans;
        this.metrics = beans.getBean(EmfMetrics.class);
        this.hooks = SnapshotHooks.register(beans, this::rehearseQuietly);
    }

    /** Answers one event. What it throws is Lambda's to report: the event is retried or the caller told. */
    protected abstract void handle(InputStream event, OutputStream answer, Invocation invocation) throws IOException;

    /**
     * Runs the paths that real events take, through {@link #rehearse}, before a snapshot: classes are then loaded and
     * compiled in it. Services may be out of reach; a failure is logged and does not fail the snapshot.
     */
    protected void prime() throws IOException {}

    @Override
    public final void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invocation invocation = Invocation.of(context);
        MDC.put("requestId", invocation.requestId());
        try {
            if (cold.compareAndSet(true, false)) {
                metrics.count("coldStart");
            }
            handleWithin(event, answer, invocation);
        } catch (IOException | RuntimeException | Error failure) {
            metrics.count("fault");
            throw failure;
        } finally {
            metrics.flush(Map.of("requestId", invocation.requestId()));
            MDC.clear();
        }
    }

    private void handleWithin(InputStream event, OutputStream answer, Invocation invocation) throws IOException {
        CurrentDeadline.during(invocation.deadline(), () -> {
            handle(event, answer, invocation);
            return true;
        });
    }

    /** Handles a sample event as a rehearsal and returns the answer. */
    protected final byte[] rehearse(byte[] event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        Invocation rehearsal = new Invocation("rehearsal", Deadline.after(REHEARSAL_LIMIT, System::nanoTime), true);
        handleWithin(new ByteArrayInputStream(event), answer, rehearsal);
        return answer.toByteArray();
    }

    private void rehearseQuietly() throws IOException {
        try {
            prime();
        } finally {
            metrics.discard();
        }
    }

    final SnapshotHooks hooks() {
        return hooks;
    }

    /** A bean of the function's context. */
    protected final <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }

    @Override
    public void close() {
        beans.close();
    }
}
