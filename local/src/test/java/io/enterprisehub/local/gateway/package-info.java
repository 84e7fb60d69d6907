@NullMarked
package io.enterprisehub.local.gateway;

import org.jspecify.annotations.NullMarked;
