package io.enterprisehub.local.cli;

import io.enterprisehub.leadmodel.ServedModel;
import io.enterprisehub.leads.score.LeadScorer;
import io.enterprisehub.leads.score.TierPolicy;
import io.enterprisehub.local.dictionary.LeadDictionary;
import io.enterprisehub.local.dictionary.MarketDocuments;
import io.enterprisehub.local.dictionary.StoredDocuments;
import io.enterprisehub.local.dictionary.Trial;
import io.enterprisehub.local.terminal.Progress;
import io.enterprisehub.local.terminal.Terminal;
import io.enterprisehub.training.table.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "dictionary",
        description = {
            "Train a compression dictionary on the documents of leads, and show what it saves on others.",
            "Without --from they are of the synthetic market: nobody in them exists. A dictionary of a real database",
            "repeats what its leads have in common, names perhaps; keep it as you keep them.",
            "Example: hub cache dictionary --out lead-documents.dict"
        },
        footer = {"", "Exit status: 1 when there are too few documents to train on."})
final class CacheDictionaryCommand implements Callable<Integer> {

    private static final int TENANTS = 3;

    private final Map<String, String> environment;
    private final Terminal terminal;
    private final Terminal errors;
    private final InstantSource clock;

    @Option(
            names = "--from",
            paramLabel = "database",
            description = "Train on the leads of the database that HUB_JDBC_URL or JDBC_URL names.")
    private @Nullable String from;

    @Option(names = "--seed", paramLabel = "N", description = "Of the synthetic market (default: ${DEFAULT-VALUE}).")
    private long seed = 11;

    @Option(
            names = "--leads",
            paramLabel = "N",
            description = "Documents to train on; as many others are compressed (default: ${DEFAULT-VALUE}).")
    private int leads = 3_000;

    @Option(
            names = "--bytes",
            paramLabel = "N",
            description = "Text in the dictionary, 512 to 16384 (default: ${DEFAULT-VALUE}).")
    private int bytes = 8 << 10;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to put the dictionary.")
    private @Nullable Path out;

    @Mixin
    private JsonOutput output = new JsonOutput();

    CacheDictionaryCommand(Map<String, String> environment, Terminal terminal, Terminal errors, InstantSource clock) {
        this.environment = environment;
        this.terminal = terminal;
        this.errors = errors;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        if ((from != null && !from.equals("database")) || bytes < 512 || bytes > 16_384 || leads < TENANTS) {
            errors.line("hub: --from takes the word database, --bytes 512 to 16384, --leads 3 or more");
            return ExitCode.USAGE;
        }
        long start = System.nanoTime();
        List<byte[]> samples = new ArrayList<>();
        List<byte[]> unseen = new ArrayList<>();
        gather(samples, unseen);
        byte[] dictionary = train(samples);
        double seconds = (System.nanoTime() - start) / 1e9;
        List<Trial> trials = stage(
                "compressing",
                LeadDictionary.TRIALS,
                told -> LeadDictionary.tryOut(dictionary, samples, bytes, unseen, told));
        if (out != null) {
            Files.write(out, dictionary);
        }
        DictionaryReport report = new DictionaryReport(dictionary, samples, seconds, trials);
        output.print(terminal, report::facts, () -> show(report));
        return ExitCode.GOOD;
    }

    private void show(DictionaryReport report) {
        report.lines(terminal).forEach(terminal::line);
        terminal.line(out == null ? "  not written; --out FILE would" : "  in " + out);
    }

    /** Nothing is measured on what was trained on: another market, or the other half of the database's leads. */
    private void gather(List<byte[]> samples, List<byte[]> unseen) {
        LeadScorer scorer = new LeadScorer(ServedModel.packaged(), TierPolicy.standard());
        if (from != null) {
            StoredDocuments stored = new StoredDocuments(scorer);
            List<byte[]> all = DatabaseAccess.read(environment, database -> stored.read(database, 2 * leads));
            samples.addAll(all.subList(0, all.size() / 2));
            unseen.addAll(all.subList(all.size() / 2, all.size()));
            return;
        }
        MarketDocuments market = new MarketDocuments(scorer);
        int each = leads / TENANTS;
        samples.addAll(stage("market " + seed, TENANTS * each, told -> market.of(seed, TENANTS, each, told)));
        unseen.addAll(stage("market " + (seed + 1), TENANTS * each, told -> market.of(seed + 1, TENANTS, each, told)));
    }

    private byte[] train(List<byte[]> samples) {
        if (samples.isEmpty()) {
            throw new DataException("There are no leads to train on");
        }
        try {
            return LeadDictionary.train(samples, bytes);
        } catch (IllegalArgumentException tooFew) {
            throw new DataException(String.valueOf(tooFew.getMessage()));
        }
    }

    private interface Work<T> {
        T run(IntConsumer told);
    }

    private <T> T stage(String name, int total, Work<T> work) {
        if (output.isWanted()) {
            return work.run(done -> {});
        }
        Progress progress = new Progress(terminal, clock, name);
        T result = work.run(done -> progress.update(done, total, ""));
        progress.finish(total, total, "");
        return result;
    }
}
