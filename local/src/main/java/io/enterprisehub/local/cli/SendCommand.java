package io.enterprisehub.local.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import io.enterprisehub.ghl.signature.GhlSigner;
import io.enterprisehub.ghl.signature.SignatureScheme;
import io.enterprisehub.local.terminal.Terminal;
import io.enterprisehub.local.traffic.LocalKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "send",
        description = {
            "Sign one GHL event and post it, to a running \"hub up\" unless --url says otherwise.",
            "Example: hub send InboundMessage --set contactId=lead-1 --set body=\"Can we see it today?\""
        })
final class SendCommand implements Callable<Integer> {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final Home home;
    private final Terminal terminal;
    private final InstantSource clock;
    private final Supplier<String> ids;

    @Parameters(paramLabel = "EVENT", description = "A documented event type, for example ContactCreate.")
    private String event = "";

    @Option(names = "--set", paramLabel = "path=value", description = "Change the body; may be repeated.")
    private List<String> changes = List.of();

    @Option(names = "--url", defaultValue = "http://localhost:3000/webhooks/ghl", description = "${DEFAULT-VALUE}")
    private URI url = URI.create("http://localhost:3000/webhooks/ghl");

    @Option(names = "--curl", description = "Print the curl command instead of sending.")
    private boolean curl;

    SendCommand(Home home, Terminal terminal, InstantSource clock, Supplier<String> ids) {
        this.home = home;
        this.terminal = terminal;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!EventTemplates.names().contains(event)) {
            String nearest = NearestWord.of(event, EventTemplates.names());
            terminal.line("hub: \"" + event + "\" is no documented event type."
                    + (nearest == null ? "" : " Did you mean \"" + nearest + "\"?"));
            return ExitCode.USAGE;
        }
        byte[] body = body();
        if (body.length == 0) {
            return ExitCode.USAGE;
        }
        GhlSigner signer = LocalKeys.in(home.keys()).signer(SignatureScheme.ED25519);
        if (curl) {
            String quoted = new String(body, StandardCharsets.UTF_8).replace("'", "'\\''");
            terminal.line("curl -i '%s' -H 'content-type: application/json' -H '%s: %s' --data-binary '%s'"
                    .formatted(url, signer.header(), signer.sign(body), quoted));
            return ExitCode.GOOD;
        }
        return post(body, signer);
    }

    /** The body, or nothing where a change could not be made, which was then said. */
    private byte[] body() throws IOException {
        Map<String, @Nullable Object> body =
                new EventTemplates().body(event, DemoLocations.first(), ids.get(), clock.instant());
        try {
            for (String change : changes) {
                Assignment.parse(change).applyTo(body);
            }
        } catch (IllegalArgumentException e) {
            terminal.line("hub: --set: " + e.getMessage());
            return new byte[0];
        }
        return JSON.std.asBytes(body);
    }

    private int post(byte[] body, GhlSigner signer) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("content-type", "application/json")
                .header(signer.header(), signer.sign(body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            terminal.line(answer.statusCode() + " " + answer.body());
            return answer.statusCode() / 100 == 2 ? ExitCode.GOOD : ExitCode.FAILED;
        } catch (IOException e) {
            throw new EnvironmentProblem("Nothing answers at " + url + ": start it with hub up.", e);
        }
    }
}
