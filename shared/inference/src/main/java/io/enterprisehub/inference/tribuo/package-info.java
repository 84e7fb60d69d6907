/** Our engines as models of Tribuo, so that its evaluators, provenance and registry work on what is served. */
@NullMarked
package io.enterprisehub.inference.tribuo;

import org.jspecify.annotations.NullMarked;
