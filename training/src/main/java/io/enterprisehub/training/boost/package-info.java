/**
 * Boosted trees over XGBoost itself, because Tribuo's trainer cannot train one tree per round for two classes, and monotone
 * constraints do not hold in what it trains (docs/training.md).
 */
@NullMarked
package io.enterprisehub.training.boost;

import org.jspecify.annotations.NullMarked;
