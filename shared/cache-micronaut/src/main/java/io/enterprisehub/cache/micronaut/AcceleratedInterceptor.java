package io.enterprisehub.cache.micronaut;

import io.enterprisehub.cache.tier.Session;
import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.context.BeanProvider;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Sends calls of {@link Accelerated} methods through their {@link GuardedRegion}. */
@InterceptorBean(Accelerated.class)
final class AcceleratedInterceptor implements MethodInterceptor<Object, Object> {

    private final GuardedMethods methods;
    private final BeanProvider<CacheRegions> regions;

    /** The regions come when the first call does: a start makes no cache. */
    AcceleratedInterceptor(GuardedMethods methods, BeanProvider<CacheRegions> regions) {
        this.methods = methods;
        this.regions = regions;
    }

    @Override
    public @Nullable Object intercept(MethodInvocationContext<Object, Object> context) {
        GuardedMethod method = methods.of(context.getExecutableMethod());
        @Nullable Object[] values = context.getParameterValues();
        String tenant = method.tenantOf(values);
        String key = method.keyOf(values);
        GuardedRegion region = regions.get().guarded(method);
        region.admit(tenant);
        // From this interceptor on: a refresh that was put off to the end of the session proceeds a second time.
        Callable<@Nullable Object> body = () -> context.proceed(this);
        try {
            if (CurrentSession.isBound()) {
                return region.get(CurrentSession.get(), tenant, key, body);
            }
            try (Session own = regions.get().ownSession()) {
                return CurrentSession.call(own, () -> region.get(own, tenant, key, body));
            }
        } catch (Call.Carried carried) {
            throw AcceleratedInterceptor.<RuntimeException>unchanged(carried);
        }
    }

    /** What the method declares and threw, to a caller that knows of it; the generics keep the compiler out of it. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <X extends Exception> X unchanged(Call.Carried carried) throws X {
        throw (X) carried.getCause();
    }
}
