package io.enterprisehub.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A body in the form in which SQS carries it: the bytes as text where they are UTF-8 of characters that SQS accepts (XML 1.0's
 * set), else base64. Either way the receiver gets back exactly the bytes that were signed.
 *
 * @param encoding value of the message attribute: {@code text} or {@code base64}
 */
record QueueText(String text, String encoding) {

    static QueueText of(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            if (text.codePoints().allMatch(QueueText::isAccepted)) {
                return new QueueText(text, "text");
            }
        } catch (CharacterCodingException e) {
            // Not UTF-8: base64, as for characters that SQS refuses.
        }
        return new QueueText(Base64.getEncoder().encodeToString(body), "base64");
    }

    private static boolean isAccepted(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
