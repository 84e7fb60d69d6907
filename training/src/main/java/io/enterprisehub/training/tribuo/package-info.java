/**
 * Between Tribuo and the engine that serves: converters of Tribuo's tree models, and a trainer that gives quantized models at once. Here
 * and not beside the engine, because Tribuo's XGBoost brings natives, which no function may carry.
 */
@NullMarked
package io.enterprisehub.training.tribuo;

import org.jspecify.annotations.NullMarked;
