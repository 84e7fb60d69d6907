/**
 * The pieces of a model file that all its formats share. Not for use outside this module: what a file is, the packages {@code
 * forest.file} and {@code model} say.
 */
@NullMarked
package io.enterprisehub.inference.codec;

import org.jspecify.annotations.NullMarked;
