package io.enterprisehub.inference.forest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text that XGBoost's {@code getModelDump("", true)} gives for each tree. XGBoost prints floats with as many digits as tell
 * them apart (max_digits10), so thresholds and leaves are exact.
 */
public final class XgboostText {

    private static final Pattern SPLIT = Pattern.compile(
            "(\\d{1,9}):\\[f(\\d{1,9})<([^]]+)] yes=(\\d{1,9}),no=(\\d{1,9}),missing=(\\d{1,9})(?:,.*)?");
    private static final Pattern LEAF = Pattern.compile("(\\d{1,9}):leaf=([^,]+),cover=([^,]+)");

    private final Map<Integer, Matcher> lines = new HashMap<>();

    private XgboostText(String tree) {
        for (String line : tree.strip().split("\n", -1)) {
            Matcher split = SPLIT.matcher(line.strip());
            Matcher leaf = LEAF.matcher(line.strip());
            if (split.matches()) {
                lines.put(Integer.valueOf(split.group(1)), split);
            } else if (leaf.matches()) {
                lines.put(Integer.valueOf(leaf.group(1)), leaf);
            } else {
                throw new IllegalArgumentException(
                        "not a line of an XGBoost tree with statistics and without a feature map: " + line.strip());
            }
        }
    }

    /**
     * The ensemble of these trees.
     *
     * @param baseMargin log-odds of {@code base_score} under a logistic objective
     * @throws IllegalArgumentException when a line cannot be understood, or a node is missing
     */
    public static TreeEnsemble read(int features, List<String> dump, float baseMargin) {
        List<Tree> trees =
                dump.stream().map(tree -> new XgboostText(tree).node(0, 0)).toList();
        return new TreeEnsemble(features, trees, baseMargin);
    }

    private Tree node(int id, int depth) {
        Matcher line = lines.get(id);
        if (line == null || depth > TreeEnsemble.MOST_DEPTH) {
            throw new IllegalArgumentException("the tree has no node " + id + ", or no end");
        }
        if (line.pattern() == LEAF) {
            return new Tree.Leaf(Float.parseFloat(line.group(2)), Float.parseFloat(line.group(3)));
        }
        int yes = Integer.parseInt(line.group(4));
        return new Tree.Split(
                Integer.parseInt(line.group(2)),
                Float.parseFloat(line.group(3)),
                Integer.parseInt(line.group(6)) == yes,
                node(yes, depth + 1),
                node(Integer.parseInt(line.group(5)), depth + 1));
    }
}
