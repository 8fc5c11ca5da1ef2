import type { Session } from "../accounts/index.ts";
import type { Event } from "../contract/index.ts";

/** Characters of the hash: enough to tell sessions apart in the flow view, too few to be used as a session id. */
const SESSION_MARK = 8;

/** Identifies a session in events of the flow. */
export function sessionMark({ idHash }: Pick<Session, "idHash">): string {
  return idHash.slice(0, SESSION_MARK);
}

/** What else an event names says something of films: of how many, of their files, of what is done with them. */
const KIDS_EVENTS: ReadonlySet<string> = new Set([
  "stream.opened",
  "stream.reset",
  "film.added",
  "film.changed",
  "film.removed",
  "estimates.changed",
]);

/** A film that it saw may be hidden or gone since: it learns that films changed, and not which. */
const MAY_BE_HIDDEN_SINCE: ReadonlySet<string> = new Set(["film.changed", "film.removed"]);

/**
 * The event as a kids profile may see it.
 * @returns null for one that is not for it: of a hidden film that is new, or of something other than films
 */
export function eventForKids(event: Event, isVisible: (filmId: number) => boolean): Event | null {
  if (!KIDS_EVENTS.has(event.type)) return null;
  const filmId = "filmId" in event ? (event.filmId ?? null) : null;
  if (filmId !== null && !isVisible(filmId))
    return MAY_BE_HIDDEN_SINCE.has(event.type) ? { type: "film.changed", at: event.at } : null;
  return "fileId" in event ? { ...event, fileId: undefined } : event;
}

/** The event as this session may see it. Members do not learn which other session made a request. */
export function eventFor<Event extends { readonly type: string }>(event: Event, session: Session): Event {
  const isForeign = "session" in event && event.session !== null && event.session !== sessionMark(session);
  return isForeign && session.user.role !== "owner" ? { ...event, session: null } : event;
}
