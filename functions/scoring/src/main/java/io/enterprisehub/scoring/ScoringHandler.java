package io.enterprisehub.scoring;

import io.enterprisehub.function.runtime.FunctionHandler;
import io.enterprisehub.function.runtime.Invocation;
import io.enterprisehub.function.sqs.BatchAnswer;
import io.enterprisehub.function.sqs.SqsBatch;
import io.enterprisehub.scoring.batch.BatchProcessor;
import io.enterprisehub.scoring.batch.Rehearsal;
import io.micronaut.context.ApplicationContextBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.UnaryOperator;

/** The entry point for batches of the queue lead-events. The model is loaded before the first of them. */
public final class ScoringHandler extends FunctionHandler {

    private final BatchProcessor processor = bean(BatchProcessor.class);
    private final Rehearsal rehearsal = bean(Rehearsal.class);

    /** Used by Lambda. */
    public ScoringHandler() {}

    /** Lets the caller complete the context, usually with settings. */
    public ScoringHandler(UnaryOperator<ApplicationContextBuilder> adjust) {
        super(adjust);
    }

    @Override
    protected void handle(InputStream event, OutputStream answer, Invocation invocation) throws IOException {
        SqsBatch batch = SqsBatch.parse(event);
        BatchAnswer result =
                invocation.rehearsal() ? rehearsal.play(batch) : processor.process(batch, invocation.deadline());
        result.writeTo(answer);
    }

    @Override
    protected void prime() throws IOException {
        rehearse(rehearsal.event());
    }
}
