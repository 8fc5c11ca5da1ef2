import Bowser from "bowser";

/** What a session was begun with: families of programs, without versions. */
export interface SessionClient {
  /** As `Firefox`; null where it is not known. */
  readonly browser: string | null;
  /** As `Linux`; null where it is not known. */
  readonly system: string | null;
}

/** Longer ones are no browser's. */
const MAX_USER_AGENT_LENGTH = 500;
const UNKNOWN: SessionClient = { browser: null, system: null };

/** @param userAgent the header, as it was sent */
export function clientOf(userAgent: string | null): SessionClient {
  if (!userAgent || userAgent.length > MAX_USER_AGENT_LENGTH) return UNKNOWN;
  const { browser, os } = Bowser.parse(userAgent);
  return { browser: familyOf(browser.name), system: familyOf(os.name) };
}

/** Names come from Bowser's own list; one that is copied from the header is not kept. */
function familyOf(name: string | undefined): string | null {
  return name && /^[A-Za-z][A-Za-z .]{0,30}$/.test(name) ? name : null;
}
