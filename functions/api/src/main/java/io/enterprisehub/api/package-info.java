/** The read side: leads with their scores, reasons and history, for callers that hold an API key of a location. */
@NullMarked
package io.enterprisehub.api;

import org.jspecify.annotations.NullMarked;
