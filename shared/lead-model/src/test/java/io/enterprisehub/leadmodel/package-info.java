@NullMarked
package io.enterprisehub.leadmodel;

import org.jspecify.annotations.NullMarked;
