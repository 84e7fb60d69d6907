@NullMarked
package io.enterprisehub.local.poller;

import org.jspecify.annotations.NullMarked;
