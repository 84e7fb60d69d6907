package io.enterprisehub.function.runtime;

import io.enterprisehub.function.metrics.EmfMetrics;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.BeanRegistration;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects a function to checkpoint and restore (CRaC). Under Lambda's runtime client the hooks are called only when the
 * JVM was started with {@code -Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac}. A function that was closed takes
 * no part any more: hooks cannot be unregistered.
 */
final class SnapshotHooks implements Resource {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotHooks.class);

    /** What to run before the snapshot. */
    interface Rehearsal {
        void run() throws IOException;
    }

    private final ApplicationContext beans;
    private final Rehearsal rehearsal;

    private SnapshotHooks(ApplicationContext beans, Rehearsal rehearsal) {
        this.beans = beans;
        this.rehearsal = rehearsal;
    }

    /** The result must be kept: the CRaC context holds its resources weakly. */
    static SnapshotHooks register(ApplicationContext beans, Rehearsal rehearsal) {
        SnapshotHooks hooks = new SnapshotHooks(beans, rehearsal);
        Core.getGlobalContext().register(hooks);
        return hooks;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        if (!beans.isRunning()) {
            return;
        }
        try {
            rehearsal.run();
        } catch (IOException | RuntimeException failure) {
            LOG.warn("Priming failed; the snapshot starts colder than it could", failure);
        }
        renewables().forEach(Renewable::beforeCheckpoint);
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        if (!beans.isRunning()) {
            return;
        }
        renewables().forEach(Renewable::afterRestore);
        beans.getBean(EmfMetrics.class).count("restore");
    }

    private List<Renewable> renewables() {
        Collection<BeanRegistration<Renewable>> active = beans.getActiveBeanRegistrations(Renewable.class);
        return active.stream().map(BeanRegistration::getBean).toList();
    }
}
