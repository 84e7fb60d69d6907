@NullMarked
package io.enterprisehub.training.card;

import org.jspecify.annotations.NullMarked;
