import { CodedError } from "../../errors/index.ts";
import type { Events } from "../../events/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import type { MonitoringErrorCode } from "../monitoringProblem.ts";
import { ALERT_RULES, type AlertRule, type AlertSample } from "./alertRules.ts";

export interface Alert {
  readonly id: number;
  readonly rule: AlertRule["name"];
  readonly fact: string;
  readonly since: number;
  /** Null while it holds. */
  readonly resolvedAt: number | null;
  readonly acknowledgedAt: number | null;
  readonly acknowledgedBy: string | null;
}

export interface AlertsParts {
  readonly store: Store;
  readonly events: Events;
  readonly clock: Clock;
  /** For the tray, a notification and the metrics. Said once when it begins, once when it is over; not while muted. */
  onChanged(alert: Pick<Alert, "rule" | "fact">, isActive: boolean, isMuted: boolean): void;
}

const MAX_KEPT = 1_000;
/** As the contract lets a person ask. */
const MAX_MUTE_MS = 366 * 24 * 3_600_000;

/** One list of what is wrong, with its history. A rule speaks when its state changes, not at every look. */
export function createAlerts({ store, events, clock, onChanged }: AlertsParts) {
  const { sql } = store;
  const since = new Map<string, number>();

  const active = (rule: string) =>
    sql<Alert>(`SELECT ${COLUMNS} FROM alert WHERE rule = :rule AND resolved_at IS NULL`).get({ rule });

  function evaluate(sample: AlertSample): void {
    for (const rule of ALERT_RULES) evaluateRule(rule, sample);
  }

  function evaluateRule(rule: AlertRule, sample: AlertSample): void {
    const standing = active(rule.name);
    const fact = rule.detect(sample);
    const isTurning = standing ? rule.isResolved(sample) : fact !== null;
    if (!isTurning) {
      since.delete(rule.name);
      if (standing && fact !== null && fact !== standing.fact)
        store.writeRelaxed(() => sql("UPDATE alert SET fact = :fact WHERE id = :id").run({ fact, id: standing.id }));
      return;
    }
    const now = clock.now();
    const from = Math.min(since.get(rule.name) ?? now, now);
    since.set(rule.name, from);
    if (now - from < (standing ? rule.resolveAfterMs : rule.raiseAfterMs)) return;
    since.delete(rule.name);
    if (standing) resolve(standing, now);
    else raise(rule.name, fact ?? "", now);
  }

  function raise(rule: AlertRule["name"], fact: string, now: number): void {
    store.writeRelaxed(() => {
      sql("INSERT INTO alert (rule, fact, since) VALUES (:rule, :fact, :now)").run({ rule, fact, now });
      sql(`DELETE FROM alert WHERE id <= (SELECT max(id) FROM alert) - ${MAX_KEPT}`).run();
    });
    onChanged({ rule, fact }, true, mutedUntil(rule) !== null);
    events.emit({ type: "alert.raised", rule });
  }

  function resolve({ id, rule, fact }: Alert, now: number): void {
    store.writeRelaxed(() => sql("UPDATE alert SET resolved_at = :now WHERE id = :id").run({ id, now }));
    onChanged({ rule, fact }, false, mutedUntil(rule) !== null);
    events.emit({ type: "alert.resolved", rule });
  }

  function mutedUntil(rule: string): number | null {
    const until = sql<{ until: number }>("SELECT until FROM alert_mute WHERE rule = :rule").get({ rule })?.until ?? 0;
    // Further away than anybody may ask for: the clock was set back since.
    return until > clock.now() && until <= clock.now() + MAX_MUTE_MS ? until : null;
  }

  return {
    look: evaluate,
    mutedUntil,

    /** Those that hold first, then the newest. */
    list: (limit: number): Alert[] =>
      sql<Alert>(`
        SELECT ${COLUMNS} FROM alert ORDER BY resolved_at IS NOT NULL, id DESC LIMIT :limit`).all({ limit }),

    /** @throws CodedError `unknown_alert` */
    acknowledge(id: number, by: string): void {
      const { changes } = store.writeDurable(() =>
        sql(`
          UPDATE alert SET acknowledged_at = coalesce(acknowledged_at, :now), acknowledged_by = coalesce(acknowledged_by, :by)
          WHERE id = :id`).run({ id, by, now: clock.now() }),
      );
      if (changes === 0) throw new CodedError<MonitoringErrorCode>("unknown_alert", { fact: String(id) });
      events.emit({ type: "alert.acknowledged" });
    },

    /** Its alerts stand in the list all the same; nobody is told. @param minutes 0 ends it */
    mute(rule: AlertRule["name"], minutes: number): void {
      const until = clock.now() + minutes * 60_000;
      store.writeDurable(() =>
        sql(
          "INSERT INTO alert_mute (rule, until) VALUES (:rule, :until) ON CONFLICT (rule) DO UPDATE SET until = :until",
        ).run({
          rule,
          until,
        }),
      );
      events.emit({ type: "alert.muted", rule });
    },
  };
}

export type Alerts = ReturnType<typeof createAlerts>;

const COLUMNS = `id, rule, fact, since, resolved_at AS resolvedAt, acknowledged_at AS acknowledgedAt,
  acknowledged_by AS acknowledgedBy`;
