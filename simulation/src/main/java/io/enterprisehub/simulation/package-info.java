/**
 * A synthetic real-estate market, seeded.
 *
 * <p>Everything here is invented: people, messages, outcomes and the law that connects them. It exists so that the system can be
 * run, tested and trained without anybody's data. Nothing that is computed from it says how leads behave in the world.
 *
 * <p>{@link io.enterprisehub.simulation.Market} tells what happened ({@link io.enterprisehub.simulation.Act}),
 * {@link io.enterprisehub.simulation.Deliveries} how the CRM reports it, {@link io.enterprisehub.simulation.GhlPayloads} in which
 * bytes, and {@link io.enterprisehub.simulation.Ledger} what each report truly means for the lead.
 */
@NullMarked
package io.enterprisehub.simulation;

import org.jspecify.annotations.NullMarked;
