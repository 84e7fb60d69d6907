@NullMarked
package io.enterprisehub.leads.score;

import org.jspecify.annotations.NullMarked;
