@NullMarked
package io.enterprisehub.local.dictionary;

import org.jspecify.annotations.NullMarked;
