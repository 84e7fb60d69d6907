package io.enterprisehub.local.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.enterprisehub.cache.tier.compress.Dictionary;
import io.enterprisehub.cache.tier.compress.TrainedDeflate;
import io.enterprisehub.leadmodel.ServedModel;
import io.enterprisehub.leads.score.LeadScorer;
import io.enterprisehub.leads.score.TierPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The dictionary that the functions carry: is it what its note says, and is it still worth its name? */
class LeadDictionaryTest {

    private static final String SHIPPED = "/io/enterprisehub/leadcache/lead-documents-1";

    private final LeadScorer scorer = new LeadScorer(ServedModel.packaged(), TierPolicy.standard());
    private final MarketDocuments market = new MarketDocuments(scorer);

    private static byte[] shipped() throws IOException {
        try (InputStream file = LeadDictionaryTest.class.getResourceAsStream(SHIPPED + ".dict")) {
            return file.readAllBytes();
        }
    }

    private static String note(String name) throws IOException {
        Properties note = new Properties();
        try (InputStream file = LeadDictionaryTest.class.getResourceAsStream(SHIPPED + ".properties")) {
            note.load(file);
        }
        return note.getProperty(name);
    }

    private static String sha256(List<byte[]> parts) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        parts.forEach(digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }

    @Test
    void isTheOneOfItsNote() throws IOException, NoSuchAlgorithmException {
        assertThat(sha256(List.of(shipped()))).isEqualTo(note("sha256"));
    }

    /** Other models, or another form of documents, make other samples, and so another dictionary. */
    @Test
    void isMadeAgainByteForByteFromTheSamplesOfItsNote() throws IOException, NoSuchAlgorithmException {
        List<byte[]> samples = market.of(11, 3, 1_000, told -> {});
        assumeThat(sha256(samples)).isEqualTo(note("samples"));

        assertThat(LeadDictionary.train(samples, 8 << 10)).isEqualTo(shipped());
    }

    @Test
    void savesTwoThirdsOfDocumentsThatItWasNotTrainedOnWhateverTheModels() throws IOException {
        List<byte[]> unseen = market.of(99, 2, 100, told -> {});

        Trial trial = Trial.of("shipped", TrainedDeflate.with(Dictionary.of(1, shipped())), unseen);

        assertThat(trial.saved()).isGreaterThan(0.66);
    }
}
