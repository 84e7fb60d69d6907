@NullMarked
package io.enterprisehub.training.table;

import org.jspecify.annotations.NullMarked;
