/** The demonstration: start everything, send a market's webhooks, drain, compare, report. */
@NullMarked
package io.enterprisehub.local.demo;

import org.jspecify.annotations.NullMarked;
