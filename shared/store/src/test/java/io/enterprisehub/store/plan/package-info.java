@NullMarked
package io.enterprisehub.store.plan;

import org.jspecify.annotations.NullMarked;
