/** Reads leads as callers do and tells which level of the cache answered, and whether any answer was stale. */
@NullMarked
package io.enterprisehub.local.reads;

import org.jspecify.annotations.NullMarked;
