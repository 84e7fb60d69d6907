package io.enterprisehub.training.table;

/** What the values of a column are. */
public enum ColumnType {
    /** A decimal number with a dot, in the range of a float. */
    NUMBER,
    /** One of some names. */
    CATEGORY,
    /** true or false, yes or no, 1 or 0, in any case. */
    BOOLEAN
}
