package io.enterprisehub.scoring;

import io.enterprisehub.function.Settings;
import io.enterprisehub.function.secret.Secrets;
import io.enterprisehub.leadmodel.ServedModel;
import io.enterprisehub.leadmodel.TierSettings;
import io.enterprisehub.leads.score.LeadScorer;
import io.enterprisehub.leads.score.TierPolicy;
import io.enterprisehub.store.DatabasePassword;
import io.enterprisehub.store.StoreSettings;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;

/** What scoring is configured with. Settings are read and checked at once, connections are opened by the first event. */
@Factory
final class ScoringBeans {

    @Singleton
    StoreSettings store(Settings settings) {
        return StoreSettings.of(settings.required("JDBC_URL"), settings.required("JDBC_USER"));
    }

    @Singleton
    DatabasePassword password(Settings settings, Secrets secrets) {
        String reference = settings.required("JDBC_PASSWORD_REF");
        return () -> secrets.resolve(reference);
    }

    @Singleton
    ServedModel model() {
        return ServedModel.packaged();
    }

    @Singleton
    LeadScorer scorer(ServedModel model, TierPolicy tiers) {
        return new LeadScorer(model, tiers);
    }

    @Singleton
    TierPolicy tiers(Environment environment) {
        return TierSettings.of(
                name -> environment.getProperty(name, Double.class).orElse(null));
    }
}
