package io.enterprisehub.ghl.signature;

/**
 * The two schemes GHL signs with, both over the exact raw bytes of the body and sent as standard base64.
 *
 * <p>Source: "Webhook Integration Guide" and {@code docs/oauth/WebhookAuthentication.md} of GHL's public API documentation.
 */
public enum SignatureScheme {
    /** The current scheme (RFC 8032, no prehash). Where its header is present it decides alone. */
    ED25519("X-GHL-Signature", "Ed25519", "Ed25519"),
    /** The legacy scheme, PKCS#1 v1.5; GHL stops sending it on an announced date. */
    RSA("X-WH-Signature", "RSA", "SHA256withRSA");

    private final String header;
    private final String keyAlgorithm;
    private final String signatureAlgorithm;

    SignatureScheme(String header, String keyAlgorithm, String signatureAlgorithm) {
        this.header = header;
        this.keyAlgorithm = keyAlgorithm;
        this.signatureAlgorithm = signatureAlgorithm;
    }

    /** The header that carries the signature. HTTP header names are compared without case. */
    public String header() {
        return header;
    }

    String keyAlgorithm() {
        return keyAlgorithm;
    }

    String signatureAlgorithm() {
        return signatureAlgorithm;
    }
}
