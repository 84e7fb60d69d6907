@NullMarked
package io.enterprisehub.local.services;

import org.jspecify.annotations.NullMarked;
