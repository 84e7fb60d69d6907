package io.enterprisehub.store.tenant;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The look-ups of tenants that need no array and no lock. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface TenantQueries extends GenericRepository<Tenant, String> {

    @Query("SELECT state FROM tenants WHERE tenant = :tenant")
    @Nullable
    String state(String tenant);

    @Query("SELECT tenant FROM tenants WHERE company = :company ORDER BY tenant")
    List<String> ofCompany(String company);
}
