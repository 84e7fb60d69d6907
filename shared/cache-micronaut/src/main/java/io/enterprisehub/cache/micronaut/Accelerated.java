package io.enterprisehub.cache.micronaut;

import io.micronaut.aop.Around;
import io.micronaut.context.annotation.Executable;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Guards a method with rate limit, cache, breaker and deadline, in this order:
 *
 * <ol>
 *   <li>A tenant that calls too often is refused with {@link RateLimited} before anything is touched; hits count as well.
 *   <li>A cached value, or cached "nothing" (null), is the answer; breaker and method are not touched. Concurrent calls of
 *       one key share one call of the method.
 *   <li>While the breaker is open the method is not called: {@link BreakerOpen}.
 *   <li>The method has until its deadline, and never longer than its session has left; then it is interrupted, and the
 *       caller gets {@link DeadlineExceeded}. A method with a deadline runs on a virtual thread: thread-locals, and with
 *       them a transaction of the caller, do not reach it. One without runs on its caller's thread.
 * </ol>
 *
 * What the method throws reaches the caller as it is, unless the region allows a stale value in need. One parameter is the
 * {@link Tenant}; the result needs a bean {@code Codec<Result>}; each method has a region of its own. The context refuses
 * to start where one of this does not hold.
 *
 * <p>The guard is a generated subclass of the bean: a call of the bean's own ({@code this.method()}) is guarded, too, but not
 * one of an object that was made with {@code new}, and no private, static or final method can be guarded.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Around
@Executable(processOnStartup = true)
public @interface Accelerated {

    /** Name of the region; its policy stands under {@code cache.regions.<name>}. */
    String region();

    /** Names of the parameters that make the key, in this order; all but the tenant when empty. */
    String[] key() default {};

    /** Calls per second and tenant; zero for no limit. A tenant may use one second's calls at once. */
    double rateLimit() default 0;

    /** Longest call of the method, for example {@code 200ms}; empty for none. */
    String deadline() default "";

    /** Name of the breaker, shared by all methods that name it; the region's when empty. */
    String breaker() default "";

    /** Exceptions that say nothing against the method's health, such as a refused argument; subclasses count, too. */
    Class<? extends Throwable>[] notFailures() default {};
}
