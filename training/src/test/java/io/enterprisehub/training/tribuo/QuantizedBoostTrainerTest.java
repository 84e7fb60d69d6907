package io.enterprisehub.training.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.inference.tribuo.QuantizedForestModel;
import io.enterprisehub.training.boost.BoostSettings;
import io.enterprisehub.training.boost.BoostSettings.Sampling;
import io.enterprisehub.training.boost.BoostSettings.Schedule;
import io.enterprisehub.training.boost.BoostedTrainer;
import io.enterprisehub.training.boost.Monotone;
import java.util.Map;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.api.Test;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.evaluation.LabelEvaluator;

class QuantizedBoostTrainerTest {

    private static final BoostSettings SETTINGS =
            BoostSettings.STANDARD.withSchedule(new Schedule(40, 0.2, 0)).withSampling(new Sampling(0.8, 0.9, 17));

    private final MutableDataset<Label> data = Leads.draw(1, 2000);
    private final QuantizedBoostTrainer trainer =
            new QuantizedBoostTrainer(Leads.WON, SETTINGS, Map.of("calls", Monotone.RISING, "days", Monotone.FALLING));

    @Test
    void trainsAModelThatTribuoEvaluatesWritesAndReads() {
        QuantizedForestModel model = trainer.train(data);
        Model<Label> read = Model.deserialize(model.serialize()).castModel(Label.class);

        MutableDataset<Label> unseen = Leads.draw(2, 1000);
        double auc = new LabelEvaluator().evaluate(read, unseen).AUCROC(new Label(Leads.WON));

        assertThat(auc).isGreaterThan(0.75);
        assertThat(model.ensemble().trees()).hasSize(40);
        assertThat(new LabelEvaluator().evaluate(model, unseen).AUCROC(new Label(Leads.WON)))
                .isEqualTo(auc);
    }

    @Test
    void provenanceTellsDataTrainerSeedJdkAndQuantization() {
        QuantizedForestModel model = trainer.train(data);

        assertThat(model.getProvenance().getDatasetProvenance()).isEqualTo(data.getProvenance());
        assertThat(model.getProvenance().getTrainerProvenance().getClassName())
                .isEqualTo(QuantizedBoostTrainer.class.getName());
        assertThat(model.getProvenance().getTrainerProvenance().toString())
                .contains("seed=17", "rounds=40", "calls=rising,days=falling", "positive=won");
        assertThat(model.getProvenance().toString())
                .contains("bins uint8, leaves FLOAT32", Runtime.version().toString(), BoostedTrainer.XGBOOST_VERSION);
        assertThat(Model.deserialize(model.serialize()).getProvenance()).isEqualTo(model.getProvenance());
    }

    @Test
    void constraintsHoldByNameOfTheFeature() {
        QuantizedForestModel model = trainer.train(data);

        double before = 0;
        for (int calls = 0; calls <= 12; calls++) {
            double now = Leads.won(model, Leads.example(new Feature("calls", calls), new Feature("days", 20)));
            assertThat(now).isGreaterThanOrEqualTo(before);
            before = now;
        }
        before = 1;
        for (int days = 0; days <= 60; days++) {
            double now = Leads.won(model, Leads.example(new Feature("calls", 5), new Feature("days", days)));
            assertThat(now).isLessThanOrEqualTo(before);
            before = now;
        }
    }

    @Test
    void countsItsInvocationsAndEqualSeedsGiveEqualTrees() {
        QuantizedForestModel first = trainer.train(data);
        QuantizedForestModel second = trainer.train(data);

        assertThat(trainer.getInvocationCount()).isEqualTo(2);
        assertThat(second.ensemble()).isEqualTo(first.ensemble());
        assertThat(second.file().version()).isEqualTo(first.file().version());
    }

    @Test
    void refusesWhatItCannotLearn() {
        assertThatThrownBy(() -> new QuantizedBoostTrainer("sold", SETTINGS, Map.of()).train(data))
                .hasMessage("training needs both classes, but 0 of 2000 rows are positive");
        assertThatThrownBy(() ->
                        new QuantizedBoostTrainer(Leads.WON, SETTINGS, Map.of("age", Monotone.RISING)).train(data))
                .hasMessageStartingWith("monotone features must be among those of the data, but are [age]");
        assertThatThrownBy(() ->
                        new QuantizedBoostTrainer(Leads.WON, SETTINGS.withSchedule(new Schedule(9, 0.1, 2)), Map.of()))
                .hasMessageStartingWith("a Tribuo trainer takes no patience");
        assertThatThrownBy(() -> new QuantizedBoostTrainer(Leads.WON, SETTINGS, Map.of("a,b", Monotone.RISING)))
                .hasMessage("a bound feature's name may hold no comma, but one is \"a,b\"");
    }

    @Test
    void theVersionInTheProvenanceIsThatOfTheLibrary() {
        assertThat(XGBoost.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .endsWith("-" + BoostedTrainer.XGBOOST_VERSION + ".jar");
    }
}
