package io.enterprisehub.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HomeTest {

    @Test
    void runsBelowBuildWhereThePathIsPlain() {
        assertThat(new Home(Path.of("/srv/hub")).running("demo/run")).isEqualTo(Path.of("/srv/hub/build/demo/run"));
    }

    @Test
    void runsInAFolderOfItsOwnWhereThePathWouldBeEscapedInAUrl() {
        Path one = new Home(Path.of("/srv/my hub")).running("demo/run");
        Path other = new Home(Path.of("/srv/our hub")).running("demo/run");

        assertThat(one.toString()).doesNotContain(" ").endsWith("demo/run");
        assertThat(one).isNotEqualTo(other);
    }
}
