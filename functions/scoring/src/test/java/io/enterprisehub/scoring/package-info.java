@NullMarked
package io.enterprisehub.scoring;

import org.jspecify.annotations.NullMarked;
