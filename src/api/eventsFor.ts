import type { Session } from "../accounts/index.ts";

/** Characters of the hash: enough to tell sessions apart in the flow view, too few to be used as a session id. */
const SESSION_MARK = 8;

/** Identifies a session in events of the flow. */
export function sessionMark({ idHash }: Pick<Session, "idHash">): string {
  return idHash.slice(0, SESSION_MARK);
}

/** The event as this session may see it. Members do not learn which other session made a request. */
export function eventFor<Event extends { readonly type: string }>(event: Event, session: Session): Event {
  const isForeign = "session" in event && event.session !== null && event.session !== sessionMark(session);
  return isForeign && session.user.role !== "owner" ? { ...event, session: null } : event;
}
