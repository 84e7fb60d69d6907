/** An API Gateway HTTP API on a local port: payload version 2.0 in, Lambda's answer out. */
@NullMarked
package io.enterprisehub.local.gateway;

import org.jspecify.annotations.NullMarked;
