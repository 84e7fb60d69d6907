package io.enterprisehub.training.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enterprisehub.inference.fairhousing.ModelPurpose;
import io.enterprisehub.training.metric.Measures;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ModelCardTest {

    private static final CardInput INPUT = SampleCard.input(ModelPurpose.SERVING, "Lead model <b>&\"1\"");
    private static final String PAGE = ModelCardPage.html(INPUT);
    private static final String TEXT = ModelCardText.markdown(INPUT);

    @Test
    void thePageNeedsNothingFromElsewhereAndRunsNothing() {
        assertThat(PAGE)
                .doesNotContainPattern("https?:|//[a-z]|src=|url\\(|@import|<script|<link|<iframe|\\son[a-z]+=\"");
    }

    @Test
    void thePageIsWellFormedAndNamesAreText() throws Exception {
        Document page = parsed();

        assertThat(page.getElementsByTagName("h1").item(0).getTextContent()).isEqualTo("Lead model <b>&\"1\"");
        assertThat(page.getElementsByTagName("b").getLength()).isZero();
    }

    @Test
    void everyChartHasATitleAndADescriptionThatAScreenReaderFinds() throws Exception {
        Document page = parsed();
        List<Element> charts = elements(page.getElementsByTagName("svg"));
        List<String> ids = elements(page.getElementsByTagName("*")).stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(charts).hasSize(13).allSatisfy(chart -> {
            assertThat(chart.getAttribute("role")).isEqualTo("img");
            assertThat(ids).contains(chart.getAttribute("aria-labelledby").split(" ", -1));
        });
    }

    @Test
    void everyStyleThatIsUsedExists() throws Exception {
        String css = parsed().getElementsByTagName("style").item(0).getTextContent();

        List<String> used = elements(parsed().getElementsByTagName("*")).stream()
                .flatMap(element -> Pattern.compile(" ").splitAsStream(element.getAttribute("class")))
                .filter(style -> !style.isEmpty())
                .distinct()
                .toList();

        assertThat(used).hasSizeGreaterThan(30).allSatisfy(style -> {
            if (!style.equals("notes")) {
                assertThat(css).containsPattern("\\." + style + "\\b");
            }
        });
    }

    @Test
    void noCoordinateLeavesItsChart() {
        List<Double> numbers = Pattern.compile("(?:x1|x2|y1|y2|cx|cy|x|y)=\"(-?[\\d.]+)\"")
                .matcher(PAGE)
                .results()
                .map((MatchResult match) -> Double.valueOf(match.group(1)))
                .toList();

        assertThat(numbers).hasSizeGreaterThan(300).allMatch(number -> number >= 0 && number <= 460);
        assertThat(PAGE).doesNotContain("NaN", "Infinity");
    }

    @Test
    void bothFormsTellTheSameNumbers() {
        CardTables tables = new CardTables(INPUT, new CardFindings(INPUT));
        List<CardTable> all = new ArrayList<>(List.of(
                tables.parts(),
                tables.measures(),
                tables.reliability(),
                tables.lift(),
                tables.tiers(),
                tables.effects(),
                tables.drift(),
                tables.impact(INPUT.fairness().getFirst()),
                tables.provenance()));

        assertThat(all.stream().flatMap(table -> table.rows().stream()).flatMap(List::stream))
                .hasSizeGreaterThan(100)
                .allSatisfy(cell -> {
                    assertThat(TEXT).contains(cell);
                    assertThat(PAGE).contains(Html.escape(cell));
                });
        assertThat(TEXT).contains(Format.number(Measures.auc(INPUT.test())), CardFindings.LIMIT);
        assertThat(PAGE).contains(CardFindings.LIMIT);
    }

    @Test
    void effectsFindWhatTheRowsWereMadeOf() {
        List<FeatureEffect> effects = INPUT.effects();

        assertThat(effects.getFirst().feature()).isIn("days_since_last_sign", "messages_in");
        assertThat(effects.getLast().feature()).isEqualTo("noise");
        FeatureEffect messages = effects.stream()
                .filter(effect -> effect.feature().equals("messages_in"))
                .findFirst()
                .orElseThrow();
        assertThat(messages.curve().getLast().probability())
                .isGreaterThan(messages.curve().getFirst().probability() + 0.1);
        assertThat(messages.whenMissing()).isNaN();
        assertThat(effects)
                .filteredOn(effect -> !Double.isNaN(effect.whenMissing()))
                .extracting(FeatureEffect::feature)
                .containsExactly("budget_named");
    }

    @Test
    void driftOfTheFirstFeatureIsSeenAndSaid() {
        assertThat(INPUT.drift()).hasSize(10).allMatch(slice -> slice.feature().equals("days_since_last_sign"));
        assertThat(INPUT.drift().getLast().featurePsi()).isGreaterThan(0.25);
        assertThat(INPUT.drift().stream()
                        .mapToDouble(DriftSlice::happened)
                        .average()
                        .orElseThrow())
                .isCloseTo(INPUT.test().rate(), within(1e-9));
        assertThat(TEXT).contains("**Attention:**").contains("slices of time have drifted");
    }

    @Test
    void aBenchmarkSaysThatItMayNotServeAndWhatWasNotChecked() {
        CardInput bare = new CardInput(
                new CardHead("Bank", "v", "logistic", ModelPurpose.BENCHMARK, "of a deposit", "Public.", "By order."),
                List.of(new CardPart("test", "", INPUT.test())),
                INPUT.uncalibrated(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                INPUT.tiers(),
                null,
                List.of(),
                new TreeMap<>(),
                INPUT.bootstrap());

        assertThat(ModelCardText.markdown(bare))
                .contains("may not serve", "No group column was given", "no order in time")
                .doesNotContain("## Features");
        assertThat(ModelCardPage.html(bare)).contains("benchmark: may not serve", "No group column was given");
    }

    private static Document parsed() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(PAGE.replace("<!DOCTYPE html>", ""))));
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
