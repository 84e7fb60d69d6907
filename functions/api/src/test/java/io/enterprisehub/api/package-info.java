@NullMarked
package io.enterprisehub.api;

import org.jspecify.annotations.NullMarked;
