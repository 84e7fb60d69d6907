/** What GHL would send: a schedule of signed posts with all the defects of real traffic, and a sender that retries like GHL. */
@NullMarked
package io.enterprisehub.local.traffic;

import org.jspecify.annotations.NullMarked;
