@NullMarked
package io.enterprisehub.local.template;

import org.jspecify.annotations.NullMarked;
