package io.enterprisehub.scoring.batch;

import io.enterprisehub.function.json.JsonContent;
import io.enterprisehub.function.sqs.BatchAnswer;
import io.enterprisehub.function.sqs.SqsBatch;
import io.enterprisehub.function.sqs.SqsMessage;
import io.enterprisehub.leadmodel.ServedModel;
import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadEvent;
import io.enterprisehub.leads.score.LeadScore;
import io.enterprisehub.leads.score.LeadScorer;
import io.enterprisehub.scoring.event.EventParser;
import io.enterprisehub.scoring.event.Parsed;
import io.enterprisehub.store.lead.LeadDocument;
import io.enterprisehub.store.lead.LeadDocumentJson;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Plays events through parser, lead, model and document before a snapshot is taken, so that they are loaded and compiled in
 * it. Database, Redis and queues are left out: nothing is connected and nothing happens.
 */
@Singleton
public final class Rehearsal {

    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

    /** Enough for the interpreter to hand the hot methods to the compiler. */
    private static final int ROUNDS = 200;

    private static final List<String> BODIES = List.of("""
            {"type":"ContactCreate","locationId":"rehearsal","webhookId":"r1","id":"c1","name":"R","tags":["a"],
             "source":"Zillow","dnd":false,"dateAdded":"2026-01-01T00:00:00Z","timestamp":"2026-01-01T00:00:00Z"}""", """
            {"type":"InboundMessage","locationId":"rehearsal","webhookId":"r2","contactId":"c1","direction":"inbound",
             "messageType":"SMS","body":"Can I see the house this week? My budget is $400k","dateAdded":"2026-01-01T00:00:00Z"}""", """
            {"type":"OpportunityStageUpdate","locationId":"rehearsal","webhookId":"r3","contactId":"c1","id":"o1",
             "status":"open","pipelineId":"p","pipelineStageId":"s","monetaryValue":400000}""", """
            {"type":"AppointmentCreate","locationId":"rehearsal","webhookId":"r4","appointment":{"id":"a1","contactId":"c1",
             "appointmentStatus":"confirmed","startTime":"2026-01-03T10:00:00-06:00"}}""");

    private final EventParser parser = new EventParser();
    private final LeadScorer scorer;
    private final ServedModel model;

    Rehearsal(LeadScorer scorer, ServedModel model) {
        this.scorer = scorer;
        this.model = model;
    }

    /** A batch as Lambda hands it over. */
    public byte[] event() {
        JsonContent event = json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("Records");
            for (int i = 0; i < BODIES.size(); i++) {
                json.writeStartObject();
                json.writeStringField("messageId", "rehearsal-" + i);
                json.writeStringField("body", BODIES.get(i));
                json.writeObjectFieldStart("messageAttributes");
                json.writeObjectFieldStart("tenant");
                json.writeStringField("dataType", "String");
                json.writeStringField("stringValue", "rehearsal");
                json.writeEndObject();
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        };
        return event.toBytes();
    }

    /** Handles a batch as far as memory goes. */
    public BatchAnswer play(SqsBatch batch) {
        for (int round = 0; round < ROUNDS; round++) {
            List<Lead> leads = new ArrayList<>();
            for (SqsMessage message : batch.messages()) {
                if (parser.parse(message) instanceof Parsed.OfLead(LeadEvent event)) {
                    leads.add(Lead.unknown(event.lead()).apply(event));
                }
            }
            List<LeadScore> scores = scorer.score(leads, THEN);
            for (int i = 0; i < leads.size(); i++) {
                write(leads.get(i), scores.get(i));
            }
        }
        // What was played must not count as drift.
        var _ = model.takeDrift();
        return batch.failing(Set.of());
    }

    private static void write(Lead lead, LeadScore score) {
        String json = LeadDocumentJson.write(new LeadDocument(
                lead.key(), lead.status(), null, null, null, null, List.of(), null, score, THEN, THEN, 1));
        if (json.isEmpty()) {
            throw new IllegalStateException("A document is never empty");
        }
    }
}
