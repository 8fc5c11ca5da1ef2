import type { Store } from "../../store/index.ts";
import type { AlertRule } from "./alertRules.ts";

export interface Alert {
  readonly id: number;
  readonly rule: AlertRule["name"];
  readonly fact: string;
  /** Milliseconds since 1970, as all moments here. */
  readonly since: number;
  /** Null while it is active. */
  readonly resolvedAt: number | null;
  readonly acknowledgedAt: number | null;
  readonly acknowledgedBy: string | null;
}

const MAX_KEPT = 1_000;
const COLUMNS = `id, rule, fact, since, resolved_at AS resolvedAt, acknowledged_at AS acknowledgedAt,
  acknowledged_by AS acknowledgedBy`;

/** The SQL of alerts and of muted rules. Writing methods want to be in a transaction. */
export class AlertRecords {
  readonly #sql: Store["sql"];

  constructor({ sql }: Pick<Store, "sql">) {
    this.#sql = sql;
  }

  activeOf(rule: string): Alert | undefined {
    return this.#sql<Alert>(`
      SELECT ${COLUMNS} FROM alert WHERE rule = :rule AND resolved_at IS NULL`).get({ rule });
  }

  /** Active alerts first, then the newest. */
  list(limit: number): Alert[] {
    return this.#sql<Alert>(`
      SELECT ${COLUMNS} FROM alert ORDER BY resolved_at IS NOT NULL, id DESC LIMIT :limit`).all({ limit });
  }

  insert(rule: string, fact: string, now: number): void {
    this.#sql("INSERT INTO alert (rule, fact, since) VALUES (:rule, :fact, :now)").run({ rule, fact, now });
    this.#sql(`DELETE FROM alert WHERE id <= (SELECT max(id) FROM alert) - ${MAX_KEPT}`).run();
  }

  setFact(id: number, fact: string): void {
    this.#sql("UPDATE alert SET fact = :fact WHERE id = :id").run({ fact, id });
  }

  resolve(id: number, now: number): void {
    this.#sql("UPDATE alert SET resolved_at = :now WHERE id = :id").run({ id, now });
  }

  /** A second person does not replace the first. @returns false where there is no such alert */
  acknowledge(id: number, by: string, now: number): boolean {
    const { changes } = this.#sql(`
      UPDATE alert
      SET acknowledged_at = coalesce(acknowledged_at, :now), acknowledged_by = coalesce(acknowledged_by, :by)
      WHERE id = :id`).run({ id, by, now });
    return changes > 0;
  }

  mute(rule: string, until: number): void {
    this.#sql(`
      INSERT INTO alert_mute (rule, until)
      VALUES (:rule, :until)
      ON CONFLICT (rule) DO UPDATE SET until = :until`).run({ rule, until });
  }

  mutedUntil(rule: string): number | null {
    return this.#sql<{ until: number }>("SELECT until FROM alert_mute WHERE rule = :rule").get({ rule })?.until ?? null;
  }
}
