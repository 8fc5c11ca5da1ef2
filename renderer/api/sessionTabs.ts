/** Tabs of one browser share its session cookie: a login, a logout or a switch of the profile in one is for all of them. */
const NAME = "filmotheque.session";
let channel: BroadcastChannel | null = null;

/** Tells the other tabs that the session of this browser may be another person's now. */
export function announceSession(): void {
  openChannel().postMessage(null);
}

/** Calls back whenever another tab entered or left a session. */
export function onSessionOfOtherTab(listener: () => void): void {
  openChannel().addEventListener("message", listener);
}

function openChannel(): BroadcastChannel {
  channel ??= new BroadcastChannel(NAME);
  return channel;
}
