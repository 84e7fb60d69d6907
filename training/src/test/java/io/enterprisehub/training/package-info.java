@NullMarked
package io.enterprisehub.training;

import org.jspecify.annotations.NullMarked;
