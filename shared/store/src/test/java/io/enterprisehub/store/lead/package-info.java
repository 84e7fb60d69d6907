@NullMarked
package io.enterprisehub.store.lead;

import org.jspecify.annotations.NullMarked;
