@NullMarked
package io.enterprisehub.webhook;

import org.jspecify.annotations.NullMarked;
