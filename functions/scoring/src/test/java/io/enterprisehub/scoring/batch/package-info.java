@NullMarked
package io.enterprisehub.scoring.batch;

import org.jspecify.annotations.NullMarked;
