package io.enterprisehub.api;

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
public final class ApiHandler extends FunctionHandler {

    /** A thousand rows to score, in base64; headers and query are bounded by the gateway far below. */
    private static final int MAX_EVENT_BYTES = 3 * 1024 * 1024;

    private final Routes routes = bean(Routes.class);

    /** Used by Lambda. */
    public ApiHandler() {
        bean(StoreConnections.class);
    }

    /** Lets the caller complete the context, usually with settings. */
    public ApiHandler(UnaryOperator<ApplicationContextBuilder> adjust) {
        super(adjust);
        bean(StoreConnections.class);
    }

    @Override
    protected void handle(InputStream event, OutputStream answer, Invocation invocation) throws IOException {
        answer(event, invocation).writeTo(answer);
    }

    private HttpAnswer answer(InputStream event, Invocation invocation) {
        try {
            return routes.answer(HttpCall.parse(event, MAX_EVENT_BYTES), invocation.deadline());
        } catch (GatewayEventTooLarge e) {
            return Answers.tooLarge();
        } catch (BadGatewayEvent e) {
            return Answers.badRequest();
        }
    }

    @Override
    protected void prime() throws IOException {
        for (byte[] event : Rehearsal.events()) {
            rehearse(event);
        }
    }
}
