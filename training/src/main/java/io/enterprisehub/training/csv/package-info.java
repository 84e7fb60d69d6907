/** What can be done with a CSV file and its schema: train a model, judge one, explain a row. */
@NullMarked
package io.enterprisehub.training.csv;

import org.jspecify.annotations.NullMarked;
