/**
 * A person's file as rows to learn from: the schema that says what its columns mean, the reading that refuses what is wrong in one
 * sentence with line and column, and the encoding that turns values into numbers and travels with the model.
 */
@NullMarked
package io.enterprisehub.training.table;

import org.jspecify.annotations.NullMarked;
