@NullMarked
package io.enterprisehub.leads;

import org.jspecify.annotations.NullMarked;
