@NullMarked
package io.enterprisehub.leadcache;

import org.jspecify.annotations.NullMarked;
