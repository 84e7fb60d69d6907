package io.enterprisehub.webhook;

import io.enterprisehub.function.http.BadGatewayEvent;
import io.enterprisehub.function.http.GatewayEventTooLarge;
import io.enterprisehub.function.http.HttpAnswer;
import io.enterprisehub.function.http.HttpCall;
import io.enterprisehub.function.runtime.FunctionHandler;
import io.enterprisehub.function.runtime.Invocation;
import io.micronaut.context.ApplicationContextBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.UnaryOperator;

/** The entry point for API Gateway (payload 1.0 and 2.0) and Function URLs. */
public final class WebhookHandler extends FunctionHandler {

    /** The largest accepted body, had it to be escaped at every byte (6 characters), and room for the headers. */
    private static final int MAX_EVENT_BYTES = 6 * Receiver.MAX_BODY_BYTES + 256 * 1024;

    private final Receiver receiver = bean(Receiver.class);
    private final Rehearsal rehearsal = new Rehearsal();

    /** Used by Lambda. */
    public WebhookHandler() {}

    /** Lets the caller complete the context, usually with settings. */
    public WebhookHandler(UnaryOperator<ApplicationContextBuilder> adjust) {
        super(adjust);
    }

    @Override
    protected void handle(InputStream event, OutputStream answer, Invocation invocation) throws IOException {
        Receiver answering = invocation.rehearsal() ? rehearsal.receiver() : receiver;
        answer(event, answering, invocation).writeTo(answer);
    }

    private static HttpAnswer answer(InputStream event, Receiver receiver, Invocation invocation) {
        try {
            return receiver.answer(HttpCall.parse(event, MAX_EVENT_BYTES), invocation.deadline());
        } catch (GatewayEventTooLarge e) {
            return Answers.tooLarge();
        } catch (BadGatewayEvent e) {
            return Answers.badRequest();
        }
    }

    @Override
    protected void prime() throws IOException {
        for (byte[] event : rehearsal.events()) {
            rehearse(event);
        }
    }
}
