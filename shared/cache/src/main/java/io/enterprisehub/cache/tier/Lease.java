package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.remote.GroupState;

/**
 * The right to fill the shared level, granted before a load.
 *
 * @param stamp the groups' state when it was granted
 */
record Lease(String token, GroupState stamp) {}
