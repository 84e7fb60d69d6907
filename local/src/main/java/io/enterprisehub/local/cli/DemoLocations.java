package io.enterprisehub.local.cli;

import java.util.List;

/** The locations of {@code hub up}: {@code hub send} writes to the first unless told otherwise. */
final class DemoLocations {

    static final List<String> ALL = List.of("demoLocationNorth001", "demoLocationSouth001", "demoLocationWest0001");

    private DemoLocations() {}

    static String first() {
        return ALL.getFirst();
    }
}
