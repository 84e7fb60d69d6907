package io.enterprisehub.scoring.batch;

import io.enterprisehub.function.sqs.SqsMessage;
import io.enterprisehub.scoring.event.Parsed;

/** A message and the event in it. */
record Work(SqsMessage message, Parsed.Event event) {}
