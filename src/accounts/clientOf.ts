import Bowser from "bowser";

/** The browser and operating system a session was started from, by name and without version. */
export interface SessionClient {
  /** Such as `Firefox`; null when unknown. */
  readonly browser: string | null;
  /** Such as `Linux`; null when unknown. */
  readonly system: string | null;
}

/** Longer headers are not sent by browsers and are not parsed. */
const MAX_USER_AGENT_LENGTH = 500;
const UNKNOWN: SessionClient = { browser: null, system: null };

/** @param userAgent the `User-Agent` header, unchanged */
export function clientOf(userAgent: string | null): SessionClient {
  if (!userAgent || userAgent.length > MAX_USER_AGENT_LENGTH) return UNKNOWN;
  const { browser, os } = Bowser.parse(userAgent);
  return { browser: familyOf(browser.name), system: familyOf(os.name) };
}

/** Only names from Bowser's own list are kept. A name that it copied from the header is dropped. */
function familyOf(name: string | undefined): string | null {
  return name && /^[A-Za-z][A-Za-z .]{0,30}$/.test(name) ? name : null;
}
