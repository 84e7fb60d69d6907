/** The forest as Tribuo sees it: its evaluator, its files, its provenance. */
@NullMarked
package io.enterprisehub.inference.tribuo;

import org.jspecify.annotations.NullMarked;
