package io.enterprisehub.local.runtime;

import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.crac.Resource;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Answers with the hooks of SnapStart that have run, in their order. */
public final class SnapshotHandler implements RequestStreamHandler, Resource {
    private final StringBuilder seen = new StringBuilder("init");

    public SnapshotHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(com.amazonaws.services.lambda.crac.Context<? extends Resource> context) {
        seen.append(" checkpoint");
    }

    @Override
    public void afterRestore(com.amazonaws.services.lambda.crac.Context<? extends Resource> context) {
        seen.append(" restore");
        if (System.getenv("FAIL_RESTORE") != null) {
            throw new IllegalStateException("not restored");
        }
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        output.write((seen + " invoke").getBytes(StandardCharsets.UTF_8));
    }
}
