/** Dictionaries for the documents of leads in the cache: what they are trained from, and what they save. */
@NullMarked
package io.enterprisehub.local.dictionary;

import org.jspecify.annotations.NullMarked;
