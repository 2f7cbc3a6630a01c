import { Temporal } from 'temporal-polyfill';

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

/** Whether the name is an IANA zone this runtime knows. */
export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** The day an instant falls on in a zone. */
export function dayOf(instant: Date, zone: string): Day {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The first instant of a day in a zone; later than midnight where a clock change skips it. */
export function startOfDay(day: Day, zone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone).startOfDay().epochMilliseconds);
}

/** A stretch of time with one offset. `until` is null for the last one. */
export interface OffsetSpan {
  until: Date | null;
  minutes: number;
}

/**
 * The offsets (minutes east of UTC) of a zone from one instant to another, in order. SQL shifts instants by these, so
 * that both engines cut days exactly as this module does, whatever zone data they carry.
 */
export function offsetSpans(zone: string, from: Date, until: Date): OffsetSpan[] {
  const spans: OffsetSpan[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(zone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    const minutes = Math.round(at.offsetNanoseconds / 60e9);
    if (!next || next.epochMilliseconds >= until.getTime()) {
      spans.push({ until: null, minutes });
      return spans;
    }
    spans.push({ until: new Date(next.epochMilliseconds), minutes });
    at = next;
  }
}
