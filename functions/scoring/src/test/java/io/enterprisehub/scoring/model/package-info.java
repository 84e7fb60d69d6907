@NullMarked
package io.enterprisehub.scoring.model;

import org.jspecify.annotations.NullMarked;
