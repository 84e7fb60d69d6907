/** Redis, PostgreSQL and SQS on this machine; what was started here can be stopped and started again on its port. */
@NullMarked
package io.enterprisehub.local.services;

import org.jspecify.annotations.NullMarked;
