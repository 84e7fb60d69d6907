package io.enterprisehub.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import io.enterprisehub.function.http.HttpCall;
import io.enterprisehub.function.json.JsonContent;
import java.io.IOException;
import java.util.Base64;

/** The events in which gateways wrap one and the same post. */
enum GatewayEvents {
    /** API Gateway REST API, payload 1.0. */
    REST_API {
        @Override
        void describe(HttpCall call, JsonGenerator json) throws IOException {
            json.writeStringField("resource", "/webhooks/{proxy+}");
            json.writeStringField("path", call.path());
            json.writeStringField("httpMethod", call.method());
            json.writeObjectFieldStart("multiValueHeaders");
            for (var header : call.headers().entrySet()) {
                json.writeArrayFieldStart(header.getKey());
                json.writeString(header.getValue());
                json.writeEndArray();
            }
            json.writeEndObject();
            json.writeObjectFieldStart("requestContext");
            json.writeStringField("requestId", "r1");
            json.writeStringField("stage", "live");
            json.writeEndObject();
        }
    },
    /** API Gateway HTTP API, payload 2.0, with a named stage in front of the path. */
    HTTP_API {
        @Override
        void describe(HttpCall call, JsonGenerator json) throws IOException {
            payload2(call, json, "live", "/live" + call.path());
        }
    },
    /** A function URL: payload 2.0 with the default stage. */
    FUNCTION_URL {
        @Override
        void describe(HttpCall call, JsonGenerator json) throws IOException {
            payload2(call, json, "$default", call.path());
        }
    };

    abstract void describe(HttpCall call, JsonGenerator json) throws IOException;

    byte[] event(HttpCall call, boolean base64) {
        JsonContent content = json -> {
            json.writeStartObject();
            json.writeObjectFieldStart("headers");
            for (var header : call.headers().entrySet()) {
                json.writeStringField(header.getKey(), header.getValue());
            }
            json.writeEndObject();
            describe(call, json);
            json.writeStringField(
                    "body", base64 ? Base64.getEncoder().encodeToString(call.body()) : new String(call.body(), UTF_8));
            json.writeBooleanField("isBase64Encoded", base64);
            json.writeEndObject();
        };
        return content.toBytes();
    }

    private static void payload2(HttpCall call, JsonGenerator json, String stage, String path) throws IOException {
        json.writeStringField("version", "2.0");
        json.writeStringField("rawPath", path);
        json.writeStringField("rawQueryString", "");
        json.writeObjectFieldStart("requestContext");
        json.writeStringField("stage", stage);
        json.writeObjectFieldStart("http");
        json.writeStringField("method", call.method());
        json.writeStringField("path", path);
        json.writeStringField("sourceIp", call.sourceIp());
        json.writeEndObject();
        json.writeEndObject();
    }
}
