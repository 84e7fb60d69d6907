package io.enterprisehub.benchmarks.inference;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.enterprisehub.inference.forest.Tree;
import io.enterprisehub.inference.forest.TreeEnsemble;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Our trees as ONNX: TreeEnsembleRegressor, then Sigmoid as a node of its own, because ONNX Runtime ignores the regressor's
 * LOGISTIC where there is one target (microsoft/onnxruntime#26596).
 */
final class Onnx {

    static final String INPUT = "leads";
    private static final String MARGIN = "margin";
    private static final String OUTPUT = "probability";

    private final List<Long> trees = new ArrayList<>();
    private final List<Long> nodes = new ArrayList<>();
    private final List<Long> features = new ArrayList<>();
    private final List<Float> thresholds = new ArrayList<>();
    private final List<String> modes = new ArrayList<>();
    private final List<Long> lefts = new ArrayList<>();
    private final List<Long> rights = new ArrayList<>();
    private final List<Long> missingLeft = new ArrayList<>();
    private final List<Long> leafTrees = new ArrayList<>();
    private final List<Long> leafNodes = new ArrayList<>();
    private final List<Float> leafValues = new ArrayList<>();

    private Onnx() {}

    static byte[] model(TreeEnsemble ensemble) {
        Onnx onnx = new Onnx();
        for (int tree = 0; tree < ensemble.trees().size(); tree++) {
            onnx.place(ensemble.trees().get(tree), tree, new long[1]);
        }
        return onnx.proto(ensemble).toByteArray();
    }

    /** Places a node and what hangs below it; returns its number in the tree. */
    private long place(Tree tree, long index, long[] next) {
        long node = next[0]++;
        int at = trees.size();
        Tree.Split split = tree instanceof Tree.Split inner ? inner : null;
        trees.add(index);
        nodes.add(node);
        features.add(split == null ? 0L : split.feature());
        thresholds.add(split == null ? 0f : split.threshold());
        modes.add(split == null ? "LEAF" : "BRANCH_LT");
        missingLeft.add(split != null && split.missingLeft() ? 1L : 0L);
        lefts.add(0L);
        rights.add(0L);
        switch (tree) {
            case Tree.Split inner -> {
                lefts.set(at, place(inner.left(), index, next));
                rights.set(at, place(inner.right(), index, next));
            }
            case Tree.Leaf leaf -> {
                leafTrees.add(index);
                leafNodes.add(node);
                leafValues.add(leaf.value());
            }
        }
        return node;
    }

    private ModelProto proto(TreeEnsemble ensemble) {
        NodeProto regressor = NodeProto.newBuilder()
                .setOpType("TreeEnsembleRegressor")
                .setDomain("ai.onnx.ml")
                .addInput(INPUT)
                .addOutput(MARGIN)
                .addAttribute(integers("nodes_treeids", trees))
                .addAttribute(integers("nodes_nodeids", nodes))
                .addAttribute(integers("nodes_featureids", features))
                .addAttribute(floats("nodes_values", thresholds))
                .addAttribute(texts("nodes_modes", modes))
                .addAttribute(integers("nodes_truenodeids", lefts))
                .addAttribute(integers("nodes_falsenodeids", rights))
                .addAttribute(integers("nodes_missing_value_tracks_true", missingLeft))
                .addAttribute(integers("target_treeids", leafTrees))
                .addAttribute(integers("target_nodeids", leafNodes))
                .addAttribute(integers(
                        "target_ids", leafNodes.stream().map(node -> 0L).toList()))
                .addAttribute(floats("target_weights", leafValues))
                .addAttribute(floats("base_values", List.of(ensemble.baseMargin())))
                .addAttribute(AttributeProto.newBuilder()
                        .setName("n_targets")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(1))
                .build();
        NodeProto sigmoid = NodeProto.newBuilder()
                .setOpType("Sigmoid")
                .addInput(MARGIN)
                .addOutput(OUTPUT)
                .build();
        return ModelProto.newBuilder()
                .setIrVersion(6)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(13))
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(1))
                .setGraph(GraphProto.newBuilder()
                        .setName("forest")
                        .addNode(regressor)
                        .addNode(sigmoid)
                        .addInput(matrix(INPUT, ensemble.features()))
                        .addOutput(matrix(OUTPUT, 1)))
                .build();
    }

    private static ValueInfoProto matrix(String name, int columns) {
        TensorShapeProto shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("rows"))
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(columns))
                .build();
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT_VALUE)
                .setShape(shape)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    private static AttributeProto integers(String name, List<Long> values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(values)
                .build();
    }

    private static AttributeProto floats(String name, List<Float> values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOATS)
                .addAllFloats(values)
                .build();
    }

    private static AttributeProto texts(String name, List<String> values) {
        AttributeProto.Builder builder =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.STRINGS);
        values.forEach(
                value -> builder.addStrings(com.google.protobuf.ByteString.copyFrom(value, StandardCharsets.US_ASCII)));
        return builder.build();
    }
}
