/** What the desktop can show of an alert, for tests as for the system. */
export interface SignParts {
  /** A notification of the system; `onClick` when somebody touches it. */
  notify(title: string, text: string, onClick: () => void): void;
  /** The sentence beside the program's sign in the system's tray. */
  setTrayText(text: string): void;
  showWindow(): void;
}

interface ShownAlert {
  readonly rule: string;
  readonly text: string;
  readonly isActive: boolean;
}

const NAME = "Filmothèque";

/** Alerts in the tray and as notifications: said once when they begin, and taken off the tray when they are over. */
export function alertSigns({ notify, setTrayText, showWindow }: SignParts): (alert: ShownAlert) => void {
  const active = new Map<string, string>();
  return ({ rule, text, isActive }) => {
    if (isActive) {
      active.set(rule, text);
      notify(NAME, text, showWindow);
    } else active.delete(rule);
    setTrayText([NAME, ...active.values()].join("\n"));
  };
}
