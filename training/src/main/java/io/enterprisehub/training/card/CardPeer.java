package io.enterprisehub.training.card;

import io.enterprisehub.training.metric.ScoredRows;

/** Another model on the same test rows: the one that is replaced, a simpler one, a ceiling. */
public record CardPeer(String name, ScoredRows scored) {}
