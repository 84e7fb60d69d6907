package io.enterprisehub.simulation;

import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * A tenant's set-up in the CRM.
 *
 * @param stages ids of the pipeline's stages, in order: new, contacted, meeting, offer, contract
 * @param offset its clock, in which appointments are written
 */
record Office(
        String tenant,
        String companyId,
        List<String> agents,
        String calendarId,
        String pipelineId,
        List<String> stages,
        ZoneOffset offset) {

    static Office draw(Dice dice) {
        return new Office(
                dice.id(),
                dice.id(),
                Stream.generate(dice::id).limit(4).toList(),
                dice.id(),
                dice.id(),
                Stream.generate(dice::uuid).limit(5).toList(),
                ZoneOffset.ofHours(-5 - dice.below(4)));
    }
}
