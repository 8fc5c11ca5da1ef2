import { readableFact, storageMessage, translate } from "../messages/index.ts";
import type { StorageTrouble } from "../store/index.ts";
import type { DomainEvents } from "./domainEvents.ts";
import type { AlertListener, Engine, EngineAlert } from "./engineInterface.ts";

/** Alerts for hosts: the rules' own unless muted, and a library that cannot be written. */
export function createAlertListeners(domainEvents: DomainEvents): Engine["onAlert"] {
  const listeners = new Set<AlertListener>();
  const notify = (alert: EngineAlert) => {
    for (const listener of listeners) listener(alert);
  };
  let lastTrouble: StorageTrouble | null = null;

  domainEvents.on("alert.changed", ({ rule, fact, isActive, isMuted }) => {
    if (!isMuted)
      notify({
        rule,
        isActive,
        textIn: (language) => translate(language, `alert_${rule}`, { fact: readableFact(language, fact) }),
      });
  });
  domainEvents.on("storage.changed", ({ trouble }) => {
    // The alert that ends names the trouble that is over.
    const named = trouble ?? lastTrouble;
    lastTrouble = trouble;
    if (!named) return;
    notify({ rule: "storage", isActive: trouble !== null, textIn: (language) => storageMessage(language, named) });
  });

  return (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
}
