package io.enterprisehub.simulation;

import io.enterprisehub.simulation.Intent.Kind;
import java.util.ArrayList;
import java.util.List;

/** What people write in this market. English; the stronger the intent, the more often a message says something that matters. */
final class Phrases {

    private static final List<String> SMALL_TALK = List.of(
            "Thanks for getting back to me!",
            "Hi, I saw your message.",
            "Sorry, was busy with work 🙈",
            "Ok",
            "Sounds good 👍",
            "Let me talk to my wife first",
            "Hey, can you send me more info?",
            "We are still thinking about it",
            "How many bedrooms does it have?",
            "Is the neighborhood quiet?",
            "Is it still available?",
            "Thank you 😊",
            "Just browsing for now",
            "Maybe next year, rates are crazy",
            "Which school district is that?",
            "¿Habla español?",
            "Merci, je regarde ça ce soir");
    private static final List<String> VIEWING = List.of(
            "Could we schedule a viewing?",
            "Can I see the house on Saturday?",
            "When is the next showing?",
            "We would love to tour it 🏡",
            "Is there an open house soon?",
            "Could we do a walk-through?");
    private static final List<String> FINANCING = List.of(
            "We are pre-approved with our bank.",
            "I am a cash buyer.",
            "Our lender says we are good to go.",
            "We have the down payment ready 💰",
            "Just got my mortgage pre-approval letter!");
    private static final List<String> BUDGET = List.of(
            "Our budget is around $%d,000.",
            "We can go up to %d000.", "Looking for something near %dk.", "Price range is $%d,000 give or take");
    private static final List<String> URGENT = List.of(
            "We need to move ASAP.",
            "Our lease ends soon, it's urgent.",
            "Can we talk today?",
            "I would like to make an offer this week.",
            "We have to be out by the end of this month ⏰");
    private static final List<String> SELLING = List.of(
            "I want to sell my house.",
            "What is my home worth?",
            "Could you send me a CMA?",
            "We are thinking about selling in spring.",
            "We'd like to list our place, what is the valuation?");
    private static final List<String> REFUSALS = List.of(
            "Not interested, thanks.",
            "Please stop texting me",
            "We already bought something else.",
            "Wrong number!!",
            "no longer looking, remove me from your list",
            "I already have an agent.",
            "Don’t call me again 😠");
    private static final List<String> OUTREACH = List.of(
            "Hi %s, thanks for reaching out! Are you looking to buy or to sell?",
            "Hi %s, did you get a chance to look?",
            "Good morning %s ☀️ any questions I can answer?",
            "%s, a new listing came up that may fit you.",
            "Hi %s, just checking in. Would you like to see some homes this weekend?",
            "Hello %s, rates dropped a little. Shall we talk about your budget?");
    private static final List<String> NOTES = List.of(
            "Called, will try again",
            "Wants 3 bed / 2 bath",
            "Spoke with spouse, both on board",
            "Prefers texts after 5 pm",
            "Needs a fenced yard for the dog 🐕");
    private static final List<String> TASKS =
            List.of("Follow up", "Send listings", "Prepare CMA", "Call back", "Confirm the appointment");

    private Phrases() {}

    /** Something that the lead writes. */
    static String fromLead(Intent intent, Dice dice) {
        double meaning = 1 / (1 + StrictMath.exp(-(0.9 * intent.strength() - 1.1)));
        List<String> parts = new ArrayList<>();
        if (dice.chance(0.6)) {
            parts.add(dice.pick(SMALL_TALK));
        }
        boolean sells = intent.kind() == Kind.SELL;
        add(parts, sells ? 0.15 * meaning : 0.55 * meaning, VIEWING, dice);
        add(parts, sells ? 0.05 * meaning : 0.35 * meaning, FINANCING, dice);
        add(parts, sells ? 0.75 * meaning : 0.03, SELLING, dice);
        add(parts, 0.35 * meaning + 0.03, URGENT, dice);
        if (dice.chance(sells ? 0.05 : 0.25 * meaning + 0.06)) {
            parts.add(String.format(dice.pick(BUDGET), 200 + 25 * dice.below(30)));
        }
        return parts.isEmpty() ? dice.pick(SMALL_TALK) : String.join(" ", parts);
    }

    private static void add(List<String> parts, double probability, List<String> from, Dice dice) {
        if (dice.chance(probability)) {
            parts.add(dice.pick(from));
        }
    }

    static String refusal(Dice dice) {
        return dice.pick(REFUSALS);
    }

    static String outreach(String firstName, Dice dice) {
        return String.format(dice.pick(OUTREACH), firstName);
    }

    static String note(Dice dice) {
        return dice.pick(NOTES);
    }

    static String task(Dice dice) {
        return dice.pick(TASKS);
    }

    /** The text as a mail program would send it. */
    static String html(String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<div dir=\"ltr\" style=\"font-family: verdana, geneva; font-size: 11pt;\">" + escaped
                + "<br><br>--<br>Sent from my phone</div>";
    }
}
