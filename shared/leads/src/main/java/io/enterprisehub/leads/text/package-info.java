/** What a message says, as signals; the text itself is never kept. */
@NullMarked
package io.enterprisehub.leads.text;

import org.jspecify.annotations.NullMarked;
