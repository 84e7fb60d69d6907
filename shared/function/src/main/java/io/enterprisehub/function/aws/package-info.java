/** How clients of AWS services are built. */
@NullMarked
package io.enterprisehub.function.aws;

import org.jspecify.annotations.NullMarked;
