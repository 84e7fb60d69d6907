package io.enterprisehub.training.card;

import io.enterprisehub.inference.forest.file.TierCuts;
import io.enterprisehub.training.metric.AdverseImpact;
import io.enterprisehub.training.metric.Bootstrap;
import io.enterprisehub.training.metric.QuantizationReport;
import io.enterprisehub.training.metric.ScoredRows;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that a card tells.
 *
 * @param parts in the order of their use; the last is the test part, on which the model is judged
 * @param uncalibrated the test rows before calibration, in the same order
 * @param effects of the features, from {@link FeatureEffects}; empty = not told
 * @param drift slices of the test part in time, from {@link DriftSlices}; empty = the rows have no order in time
 * @param fairness one check per group column, empty = no group columns were given
 * @param quantization what quantization changed; null = nothing was quantized
 * @param limits what the numbers do not say, one sentence each; the general ones are added
 * @param provenance data, seeds, versions, hashes
 * @param bootstrap how intervals are drawn
 */
public record CardInput(
        CardHead head,
        List<CardPart> parts,
        ScoredRows uncalibrated,
        List<CardPeer> peers,
        List<FeatureEffect> effects,
        List<DriftSlice> drift,
        List<AdverseImpact> fairness,
        TierCuts tiers,
        @Nullable QuantizationReport quantization,
        List<String> limits,
        SortedMap<String, String> provenance,
        Bootstrap bootstrap) {

    public CardInput {
        parts = List.copyOf(parts);
        peers = List.copyOf(peers);
        effects = List.copyOf(effects);
        drift = List.copyOf(drift);
        fairness = List.copyOf(fairness);
        limits = List.copyOf(limits);
        provenance = Collections.unmodifiableSortedMap(new TreeMap<>(provenance));
        if (parts.isEmpty()
                || parts.getLast().scored().size() != uncalibrated.size()
                || peers.stream().anyMatch(peer -> peer.scored().size() != uncalibrated.size())) {
            throw new IllegalArgumentException(
                    "a card needs a test part, and its rows before calibration and by each peer, all of one size");
        }
    }

    ScoredRows test() {
        return parts.getLast().scored();
    }
}
