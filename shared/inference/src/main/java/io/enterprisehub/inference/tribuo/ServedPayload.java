package io.enterprisehub.inference.tribuo;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.enterprisehub.inference.model.ModelRefusedException;
import io.enterprisehub.inference.model.TrainedModelFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.tribuo.protos.core.ModelDataProto;

/**
 * What a Tribuo file holds of a model of ours: Tribuo's own description, the positive label, and our model file as it is served, each with
 * its length before it as protobuf writes lengths.
 */
record ServedPayload(ModelDataProto data, String positive, TrainedModelFile file) {

    static byte[] write(ModelDataProto data, String positive, byte[] file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            out.writeByteArrayNoTag(data.toByteArray());
            out.writeStringNoTag(positive);
            out.writeByteArrayNoTag(file);
            out.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static ServedPayload read(ByteString bytes) throws InvalidProtocolBufferException {
        try {
            CodedInputStream in = bytes.newCodedInput();
            ModelDataProto data = ModelDataProto.parseFrom(in.readByteArray());
            String positive = in.readStringRequireUtf8();
            return new ServedPayload(data, positive, TrainedModelFile.read(in.readByteBuffer()));
        } catch (InvalidProtocolBufferException e) {
            throw e;
        } catch (ModelRefusedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
