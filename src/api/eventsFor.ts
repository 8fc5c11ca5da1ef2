import type { Session } from "../accounts/index.ts";

/** Enough to tell sessions apart in the flow view, too little to find one. */
const SESSION_MARK = 8;

/** Names a session in events of the flow. */
export function sessionMark({ idHash }: Pick<Session, "idHash">): string {
  return idHash.slice(0, SESSION_MARK);
}

/** An event as this session may see it: a member is not told which other session asked for something. */
export function eventFor<Event extends { readonly type: string }>(event: Event, session: Session): Event {
  const isForeign = "session" in event && event.session !== null && event.session !== sessionMark(session);
  return isForeign && session.user.role !== "owner" ? { ...event, session: null } : event;
}
