import { CodedError } from "../../errors/index.ts";
import type { Events } from "../../events/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import type { MonitoringErrorCode } from "../monitoringErrorCode.ts";
import { type Alert, AlertRecords } from "./alertRecords.ts";
import { ALERT_RULES, type AlertRule, type AlertSample } from "./alertRules.ts";

/** One list of what is wrong, with its history. */
export interface Alerts {
  /** Raises and resolves alerts as the rules say; a rule that stays as it is reports nothing. */
  evaluate(sample: AlertSample): void;
  /** Active alerts first, then the newest. */
  list(limit: number): Alert[];
  /** @throws CodedError `unknown_alert` */
  acknowledge(id: number, by: string): void;
  /** Its alerts are still listed, without notifications. @param minutes 0 ends it */
  mute(rule: AlertRule["name"], minutes: number): void;
  mutedUntil(rule: string): number | null;
}

export interface AlertsParts {
  readonly store: Store;
  readonly events: Events;
  readonly clock: Clock;
  /** For the tray, a notification and the metrics: called when an alert is raised and when it is resolved. */
  onChanged(alert: Pick<Alert, "rule" | "fact">, isActive: boolean, isMuted: boolean): void;
}

const MINUTE_MS = 60_000;
/** As the contract lets a person ask. */
const MAX_MUTE_MS = 366 * 24 * 60 * MINUTE_MS;

export function createAlerts(parts: AlertsParts): Alerts {
  return new RuleAlerts(parts);
}

class RuleAlerts implements Alerts {
  readonly #parts: AlertsParts;
  readonly #records: AlertRecords;
  /** Since when a rule has been about to change, by its name. */
  readonly #pendingSince = new Map<string, number>();

  constructor(parts: AlertsParts) {
    this.#parts = parts;
    this.#records = new AlertRecords(parts.store);
  }

  evaluate(sample: AlertSample): void {
    for (const rule of ALERT_RULES) this.#evaluateRule(rule, sample);
  }

  #evaluateRule(rule: AlertRule, sample: AlertSample): void {
    const active = this.#records.activeOf(rule.name);
    const fact = rule.detect(sample);
    const isChanging = active ? rule.isResolved(sample) : fact !== null;
    if (!isChanging) {
      this.#pendingSince.delete(rule.name);
      if (active && fact !== null && fact !== active.fact)
        this.#parts.store.writeRelaxed(() => this.#records.setFact(active.id, fact));
      return;
    }
    const now = this.#parts.clock.now();
    const since = Math.min(this.#pendingSince.get(rule.name) ?? now, now);
    this.#pendingSince.set(rule.name, since);
    if (now - since < (active ? rule.resolveAfterMs : rule.raiseAfterMs)) return;
    this.#pendingSince.delete(rule.name);
    if (active) this.#resolve(active, now);
    else this.#raise(rule.name, fact ?? "", now);
  }

  #raise(rule: AlertRule["name"], fact: string, now: number): void {
    const { store, events, onChanged } = this.#parts;
    store.writeRelaxed(() => this.#records.insert(rule, fact, now));
    onChanged({ rule, fact }, true, this.mutedUntil(rule) !== null);
    events.emit({ type: "alert.raised", rule });
  }

  #resolve({ id, rule, fact }: Alert, now: number): void {
    const { store, events, onChanged } = this.#parts;
    store.writeRelaxed(() => this.#records.resolve(id, now));
    onChanged({ rule, fact }, false, this.mutedUntil(rule) !== null);
    events.emit({ type: "alert.resolved", rule });
  }

  list(limit: number): Alert[] {
    return this.#records.list(limit);
  }

  acknowledge(id: number, by: string): void {
    const { store, events, clock } = this.#parts;
    const isKnown = store.writeDurable(() => this.#records.acknowledge(id, by, clock.now()));
    if (!isKnown) throw new CodedError<MonitoringErrorCode>("unknown_alert", { fact: String(id) });
    events.emit({ type: "alert.acknowledged" });
  }

  mute(rule: AlertRule["name"], minutes: number): void {
    const { store, events, clock } = this.#parts;
    const until = clock.now() + minutes * MINUTE_MS;
    store.writeDurable(() => this.#records.mute(rule, until));
    events.emit({ type: "alert.muted", rule });
  }

  mutedUntil(rule: string): number | null {
    const until = this.#records.mutedUntil(rule) ?? 0;
    const now = this.#parts.clock.now();
    // Further away than anybody may ask for: the clock was set back since.
    return until > now && until <= now + MAX_MUTE_MS ? until : null;
  }
}
