package io.enterprisehub.local.traffic;

import io.enterprisehub.ghl.event.Tenant;
import io.enterprisehub.leads.LeadChange;
import io.enterprisehub.leads.LeadEvent;
import io.enterprisehub.leads.LeadField;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.Signal;
import io.enterprisehub.leads.text.MessageText;
import io.enterprisehub.local.oracle.EventKey;
import io.enterprisehub.local.oracle.ExpectedEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The single posts that every receiver meets one day, a few of each. */
record Oddities(MarketTraffic market, Envelopes envelopes, Schedule schedule, Expected expected) {

    private static final int WORKFLOW_POSTS = 12;

    void add() {
        withoutHandler();
        withoutContact();
        rawNul();
        for (int i = 0; i < WORKFLOW_POSTS; i++) {
            workflow(i);
        }
        otherLocationInBody();
        poison();
    }

    private void withoutHandler() {
        String location = tenant(0);
        for (String type : List.of("InvoicePaid", "UserCreate", "LocationUpdate", "SomethingNobodyDocumented")) {
            signed(PostKind.NO_HANDLER, Bodies.bytes(Bodies.event(type, location, "odd-" + type, market.now())));
        }
        signed(PostKind.NO_HANDLER, Bodies.bytes("{\"locationId\":\"" + location + "\",\"invoiceNumber\":7}"));
        signed(PostKind.NO_HANDLER, Bodies.bytes("[1,2,3]"));
        signed(PostKind.NO_HANDLER, Bodies.bytes("no JSON at all"));
    }

    /** GHL sends tasks without contact: they stand in the history and change no lead. */
    private void withoutContact() {
        Map<String, Object> body = Bodies.event("TaskCreate", tenant(1), "odd-no-contact", market.now());
        body.put("title", "Call back");
        expected.event(ExpectedEvent.signed(new EventKey(tenant(1), "odd-no-contact"), null));
        signed(PostKind.EVENT, Bodies.bytes(body));
    }

    /** A name with a raw NUL, which PostgreSQL cannot hold. */
    private void rawNul() {
        LeadKey lead = lead(0);
        String id = "odd-nul";
        Map<String, Object> body = Bodies.event("ContactUpdate", lead.tenant(), id, market.now());
        body.put("id", lead.leadId());
        body.put("name", "Nora#Null");
        String text = new String(Bodies.bytes(body), StandardCharsets.UTF_8).replace('#', '\0');
        LeadChange change = new LeadChange.FieldsSet(
                Map.of(LeadField.NAME, "Nora\uFFFDNull", LeadField.DELETED, "false"), market.now());
        expected.event(ExpectedEvent.signed(
                new EventKey(lead.tenant(), id), effect(lead, id, "ContactUpdate", List.of(change))));
        signed(PostKind.EVENT, Bodies.bytes(text));
    }

    private void workflow(int number) {
        LeadKey lead = lead(1 + 7 * number);
        Instant at = market.now().minusSeconds(600L * (number + 1));
        String said = "Could we see the house this week? Our budget is $450,000. Message " + number;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "InboundMessage");
        body.put("locationId", lead.tenant());
        body.put("contactId", lead.leadId());
        body.put("direction", "inbound");
        body.put("messageType", "SMS");
        body.put("body", said);
        body.put("timestamp", at.toString());
        List<LeadChange> changes = new ArrayList<>();
        changes.add(new LeadChange.Observed(Signal.MESSAGE_IN, at));
        for (Signal signal : MessageText.signals(said)) {
            changes.add(new LeadChange.Observed(signal, at));
        }
        byte[] bytes = Bodies.bytes(body);
        EventKey key = workflowKey(lead.tenant(), bytes);
        expected.event(ExpectedEvent.workflow(key, effect(lead, key.eventId(), "InboundMessage", changes)));
        schedule.between(0, 1, envelopes.workflow(PostKind.WORKFLOW, lead.tenant(), bytes));
    }

    /** The workflow's secret speaks for the location in the path; what the body claims must not count. */
    private void otherLocationInBody() {
        LeadKey lead = new LeadKey(tenant(1), "lead-of-the-workflow");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "NoteCreate");
        body.put("locationId", tenant(0));
        body.put("contactId", lead.leadId());
        body.put("timestamp", market.now().toString());
        byte[] bytes = Bodies.bytes(body);
        EventKey key = workflowKey(lead.tenant(), bytes);
        LeadChange note = new LeadChange.Observed(Signal.NOTE_ADDED, market.now());
        expected.event(ExpectedEvent.workflow(key, effect(lead, key.eventId(), "NoteCreate", List.of(note))));
        schedule.between(0, 1, envelopes.workflow(PostKind.WORKFLOW, lead.tenant(), bytes));
    }

    private void poison() {
        String location = tenant(0);
        String begin = "{\"type\":\"InboundMessage\",\"locationId\":\"" + location + "\",\"webhookId\":\"";
        poison(
                new EventKey(location, "poison-broken"),
                "not-json",
                Bodies.bytes(begin + "poison-broken\",\"contactId\":\"x\", oops}"));
        poison(new EventKey(location, "poison-two"), "not-json", Bodies.bytes(begin + "poison-two\"} {}"));
        Map<String, Object> deep = Bodies.event("NoteCreate", location, "poison-deep", market.now());
        poison(new EventKey(location, "poison-deep"), "beyond-limits", Bodies.deep(deep));
        byte[] homeless = Bodies.bytes("{\"type\":\"NoteCreate\",\"webhookId\":\"poison-homeless\",\"contactId\":\""
                + lead(0).leadId() + "\"}");
        poison(new EventKey(Tenant.UNPLACED.id(), "poison-homeless"), "no-tenant", homeless);

        unsignedPoison(Bodies.bytes("[\"a list\"]"), "not-an-object");
        unsignedPoison(
                Bodies.bytes("{\"type\":\"UNINSTALL\",\"locationId\":\"" + tenant(1) + "\"}"), "unsigned-life-cycle");
    }

    private void poison(EventKey key, String reason, byte[] body) {
        expected.poison(key, reason);
        signed(PostKind.POISON, body);
    }

    /** Poison through the workflow of the second location. */
    private void unsignedPoison(byte[] body, String reason) {
        expected.poison(workflowKey(tenant(1), body), reason);
        schedule.between(0, 1, envelopes.workflow(PostKind.POISON, tenant(1), body));
    }

    private void signed(PostKind kind, byte[] body) {
        schedule.between(0, 1, envelopes.signed(kind, body));
    }

    private LeadEvent effect(LeadKey lead, String id, String type, List<LeadChange> changes) {
        return new LeadEvent(lead, id, type, market.now(), market.now(), false, changes);
    }

    private String tenant(int index) {
        return market.tenants().get(index % market.tenants().size());
    }

    /** The lead of the n-th event that has one. */
    private LeadKey lead(int n) {
        List<LeadKey> leads = market.events().stream()
                .map(MarketEvent::effect)
                .filter(Objects::nonNull)
                .map(LeadEvent::lead)
                .distinct()
                .toList();
        return leads.get(n % leads.size());
    }

    /** All of the id but the minute of receipt. */
    private static EventKey workflowKey(String location, byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return new EventKey(location, "wf:" + HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
