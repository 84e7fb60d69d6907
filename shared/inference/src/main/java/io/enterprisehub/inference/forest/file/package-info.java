/**
 * A forest, its calibration and all that serving needs, in one small file that is hashed and read without Java serialisation.
 *
 * <p>The layout stands in docs/inference.md.
 */
@NullMarked
package io.enterprisehub.inference.forest.file;

import org.jspecify.annotations.NullMarked;
