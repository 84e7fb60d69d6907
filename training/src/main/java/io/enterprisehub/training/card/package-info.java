/**
 * The model card: {@link io.enterprisehub.training.card.CardInput} in, a Markdown text or a self-contained HTML page out. The charts
 * are plain SVG, written here, so the page needs no network and no script.
 */
@NullMarked
package io.enterprisehub.training.card;

import org.jspecify.annotations.NullMarked;
