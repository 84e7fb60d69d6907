/** The regions of the tiered cache that several functions share: their names, keys, forms and loaders. */
@NullMarked
package io.enterprisehub.leadcache;

import org.jspecify.annotations.NullMarked;
