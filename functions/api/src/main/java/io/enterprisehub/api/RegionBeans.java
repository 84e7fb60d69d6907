package io.enterprisehub.api;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisSettings;
import io.enterprisehub.cache.micronaut.CacheDataSource;
import io.enterprisehub.cache.micronaut.ConfiguredRegions;
import io.enterprisehub.cache.micronaut.RegionSettings;
import io.enterprisehub.cache.tier.Codecs;
import io.enterprisehub.cache.tier.RegionDefinition;
import io.enterprisehub.function.Settings;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.leadcache.LeadDocumentLoader;
import io.enterprisehub.leadcache.LeadRegion;
import io.enterprisehub.store.PlainDataSource;
import io.enterprisehub.store.lead.HistoryRepository;
import io.enterprisehub.store.lead.LeadRepository;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What the cache's regions hold; how long, and in which levels, stands in {@code application.properties}. */
@Factory
final class RegionBeans {

    /** Pages of score histories. */
    static final String SCORES = "scores";

    /** Scores as of now. */
    static final String PREDICTIONS = "predictions";

    @Singleton
    @Bean(preDestroy = "close")
    RedisLink redis(Settings settings, Clock clock) {
        return new RedisLink(RedisSettings.of(settings.required("REDIS_URI"), settings.flag("REDIS_CLUSTER")), clock);
    }

    /** Used where {@code cache.postgres-deadline} asks for that level. */
    @Singleton
    CacheDataSource values(PlainDataSource store) {
        return new CacheDataSource(store.source());
    }

    @Singleton
    BatchSettings batches(Settings settings) {
        return BatchSettings.of(settings);
    }

    @Singleton
    RegionDefinition<String, String> documents(
            ConfiguredRegions configured,
            Database database,
            LeadRepository leads,
            BatchSettings batches,
            Metrics metrics) {
        RegionSettings settings = configured.of(LeadRegion.NAME).neverPersisted(LeadRegion.NOT_PERSISTED);
        LeadDocumentLoader rows = new LeadDocumentLoader(database, leads);
        return LeadRegion.over(new SharedLoads<>("leads", rows, database, batches, metrics), settings.policy());
    }

    @Singleton
    RegionDefinition<HistoryPageKey, String> histories(
            ConfiguredRegions configured, Database database, HistoryRepository history) {
        return configured.of(SCORES).define(HistoryPageKey::text, Codecs.text(), new HistoryPages(database, history));
    }

    @Singleton
    RegionDefinition<LeadVersion, String> predictions(
            ConfiguredRegions configured,
            Predictions predictions,
            Database database,
            BatchSettings batches,
            Metrics metrics) {
        return configured
                .of(PREDICTIONS)
                .define(
                        LeadVersion::text,
                        Codecs.text(),
                        new SharedLoads<>("scores", predictions, database, batches, metrics));
    }
}
