/** Leads as rows: state, scores, lists and score history. */
@NullMarked
package io.enterprisehub.store.lead;

import org.jspecify.annotations.NullMarked;
