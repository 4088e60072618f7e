package org.sylos.shell.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sylos.engine.core.Location;

class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "/data/photos,/mnt/backup,photos-to-backup",
        "/data/photos,/mnt/nas/photos,photos-to-nas-photos",
        "/,/mnt,local-to-mnt",
        "/a/Übung und mehr,/x/y_z.d,bung-und-mehr-to-y_z.d",
        "spectra:demo.yaml?world=s1,/tmp/out,demo.yaml-world-s1-to-out",
        "s3:bucket/prefix/,/a/.hidden,s3-to-hidden",
        "/日本,/中国,local-to-local"
    })
    void names(String source, String destination, String name) {
        assertThat(Names.derive(Location.parse(source), Location.parse(destination), Set.of()))
                .isEqualTo(name);
    }

    @Test
    void takenNamesGetANumber() {
        Location source = Location.parse("/a");
        Location destination = Location.parse("/b");
        assertThat(Names.derive(source, destination, Set.of("a-to-b"))).isEqualTo("a-to-b-2");
        assertThat(Names.derive(source, destination, Set.of("a-to-b", "a-to-b-2")))
                .isEqualTo("a-to-b-3");
    }

    @Property
    void everyPairGetsANameThatMayBe(@ForAll String source, @ForAll String destination) {
        String name = Names.derive(
                new Location("local", source, Map.of()), new Location("spectra", destination, Map.of()), Set.of());
        assertThat(name).matches("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");
    }
}
