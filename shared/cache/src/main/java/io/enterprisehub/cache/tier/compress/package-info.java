/** Makes payloads smaller: strategies with ids, dictionaries that stay readable, and caps that hold before anything is allocated. */
@NullMarked
package io.enterprisehub.cache.tier.compress;

import org.jspecify.annotations.NullMarked;
