/** EventBridge Scheduler: rate and cron expressions, and the event that they send. */
@NullMarked
package io.enterprisehub.local.schedule;

import org.jspecify.annotations.NullMarked;
