package io.enterprisehub.local.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hands out keys of the API: the database keeps their hashes only. */
public final class ApiKeys {

    private static final int BYTES = 32;

    private ApiKeys() {}

    /** A fresh key for each tenant. */
    public static Map<String, String> issue(Connection database, List<String> tenants, SecureRandom random)
            throws SQLException {
        Map<String, String> keys = new LinkedHashMap<>();
        String sql = "INSERT INTO api_keys (key_hash, tenant, created_at) VALUES (?, ?, now())";
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (String tenant : tenants) {
                byte[] secret = new byte[BYTES];
                random.nextBytes(secret);
                String key = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
                statement.setBytes(1, sha256(key));
                statement.setString(2, tenant);
                statement.executeUpdate();
                keys.put(tenant, key);
            }
        }
        return keys;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
