/**
 * Rescores files of feature rows that are larger than memory: after a new model, every lead of every tenant.
 *
 * <p>Depends on nothing but the JDK. The format of the files stands in docs/inference.md.
 */
@NullMarked
package io.enterprisehub.inference.bulk;

import org.jspecify.annotations.NullMarked;
