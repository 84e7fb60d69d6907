@NullMarked
package io.enterprisehub.training.csv;

import org.jspecify.annotations.NullMarked;
