package io.enterprisehub.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.jr.stree.JacksonJrsTreeCodec;
import com.fasterxml.jackson.jr.stree.JrsValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** An answer as the caller sees it. */
record Answer(int status, JrsValue headers, String text) {

    private static final JsonFactory FACTORY = new JsonFactory();

    static Answer of(byte[] lambdaAnswer) {
        JrsValue answer = tree(new String(lambdaAnswer, UTF_8));
        assertThat(answer.get("isBase64Encoded").asText()).isEqualTo("false");
        return new Answer(
                Integer.parseInt(answer.get("statusCode").asText()),
                answer.get("headers"),
                answer.get("body").asText());
    }

    private static JrsValue tree(String json) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            TreeNode tree = new JacksonJrsTreeCodec().readTree(parser);
            return (JrsValue) tree;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    JrsValue body() {
        return tree(text);
    }

    String header(String name) {
        return headers.get(name).asText();
    }

    /** The text of one field in every element of an array. */
    List<String> each(String array, String field) {
        List<String> texts = new ArrayList<>();
        JrsValue elements = body().get(array);
        for (int i = 0; i < elements.size(); i++) {
            texts.add(elements.get(i).get(field).asText());
        }
        return texts;
    }
}
