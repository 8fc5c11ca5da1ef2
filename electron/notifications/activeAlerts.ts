import type { EngineAlert } from "../../src/engine.ts";
import type { Language } from "../messages/index.ts";

export interface ActiveAlerts {
  record(alert: EngineAlert): void;
  /** Sentences of the alerts that hold, oldest first. */
  texts(language: Language): readonly string[];
}

/** Which alerts hold now. They are kept as they came, so that another language says them anew. */
export function activeAlerts(): ActiveAlerts {
  const active = new Map<string, EngineAlert>();
  return {
    record(alert) {
      if (alert.isActive) active.set(alert.rule, alert);
      else active.delete(alert.rule);
    },
    texts: (language) => [...active.values()].map(({ textIn }) => textIn(language)),
  };
}
