@NullMarked
package io.enterprisehub.leads.text;

import org.jspecify.annotations.NullMarked;
