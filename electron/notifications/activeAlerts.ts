import type { EngineAlert } from "../../src/engine.ts";
import type { Language } from "../messages/index.ts";

export interface ActiveAlerts {
  record(alert: EngineAlert): void;
  /** Sentences of the active alerts, oldest first. */
  texts(language: Language): readonly string[];
}

/** The active alerts, as they were received, so that they can be shown in another language. */
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
