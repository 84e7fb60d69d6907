@NullMarked
package io.enterprisehub.local.demo;

import org.jspecify.annotations.NullMarked;
