package io.enterprisehub.warmer;

import io.enterprisehub.function.json.JsonContent;
import io.enterprisehub.function.runtime.FunctionHandler;
import io.enterprisehub.function.runtime.Invocation;
import io.enterprisehub.warmer.Sweep.Swept;
import io.micronaut.context.ApplicationContextBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The entry point for EventBridge Scheduler. The event says nothing but that it is time, so it is not read. */
public final class WarmerHandler extends FunctionHandler {

    private final Sweeps sweeps = bean(Sweeps.class);

    /** Used by Lambda. */
    public WarmerHandler() {
        this(UnaryOperator.identity());
    }

    /** Lets the caller complete the context, usually with settings. */
    public WarmerHandler(UnaryOperator<ApplicationContextBuilder> adjust) {
        super(adjust);
        bean(Connections.class); // Checkpoints find the beans that exist.
    }

    @Override
    protected void handle(InputStream event, OutputStream answer, Invocation invocation) throws IOException {
        answer.write(json(sweeps.run(invocation.deadline())).toBytes());
    }

    private static JsonContent json(Map<String, Swept> done) {
        return json -> {
            json.writeStartObject();
            for (Map.Entry<String, Swept> sweep : done.entrySet()) {
                json.writeNumberField(sweep.getKey(), sweep.getValue().count());
            }
            json.writeBooleanField("finished", done.values().stream().allMatch(Swept::finished));
            json.writeEndObject();
        };
    }
}
