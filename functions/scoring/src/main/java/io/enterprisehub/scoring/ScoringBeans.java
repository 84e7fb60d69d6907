package io.enterprisehub.scoring;

import io.enterprisehub.function.Settings;
import io.enterprisehub.function.secret.Secrets;
import io.enterprisehub.leads.score.LeadScorer;
import io.enterprisehub.leads.score.TierPolicy;
import io.enterprisehub.scoring.model.ServedModel;
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
    LeadScorer scorer(TierPolicy tiers) {
        return new LeadScorer(ServedModel.packaged(), tiers);
    }

    /** Cuts that nobody configured are the standard ones; {@code tier.hot-entry} is {@code TIER_HOT_ENTRY} in the environment. */
    @Singleton
    TierPolicy tiers(Environment environment) {
        TierPolicy standard = TierPolicy.standard();
        return new TierPolicy(
                cut(environment, "tier.hot-entry", standard.hotEntry()),
                cut(environment, "tier.hot-exit", standard.hotExit()),
                cut(environment, "tier.warm-entry", standard.warmEntry()),
                cut(environment, "tier.warm-exit", standard.warmExit()));
    }

    private static double cut(Environment environment, String name, double standard) {
        return environment.getProperty(name, Double.class).orElse(standard);
    }
}
