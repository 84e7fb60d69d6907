package io.enterprisehub.inference.model;

/** What the values of a feature are. For every type a missing value is NaN. Files keep the ordinal: only add at the end. */
public enum FeatureType {
    /** Any number. */
    NUMBER,
    /** A whole number from 0 on. */
    COUNT,
    /** 0 or 1. */
    FLAG,
    /** Days since something happened, 0 or more. */
    AGE_IN_DAYS,
    /** 0 or 1: whether a text column has the value that stands behind the {@code =} in the feature's name. */
    CATEGORY
}
