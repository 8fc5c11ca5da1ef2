/** A series of Prometheus' text format. */
export interface ExposedSeries {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** A selector of a query: a metric and what its labels have to be. */
export interface Selector {
  readonly name: string;
  readonly matchers: readonly { readonly label: string; readonly operator: string; readonly value: string }[];
}

/** The series of a scrape. */
export function exposedSeries(text: string): ExposedSeries[] {
  return text
    .split("\n")
    .filter((line) => line.startsWith("filmotheque_"))
    .map((line) => ({
      name: /^\w+/.exec(line)?.[0] ?? "",
      labels: Object.fromEntries([...line.matchAll(/(\w+)="([^"]*)"/g)].map(([, label = "", value]) => [label, value])),
    })) as ExposedSeries[];
}

/** The metrics of ours that a query asks for. */
export function selectorsOf(query: string): Selector[] {
  return [...query.matchAll(/(filmotheque_\w+)(\{[^}]*\})?/g)].map(([, name = "", braces = ""]) => ({
    name,
    matchers: [...braces.matchAll(/(\w+)\s*(=~|!~|!=|=)\s*"([^"]*)"/g)].map(
      ([, label = "", operator = "", value = ""]) => ({ label, operator, value }),
    ),
  }));
}

/** Whether a series is one that a selector asks for. */
export function fits({ name, labels }: ExposedSeries, selector: Selector): boolean {
  return (
    name === selector.name &&
    selector.matchers.every(({ label, operator, value }) => {
      const held = labels[label] ?? "";
      const isEqual = operator.includes("~") ? new RegExp(`^(?:${value})$`).test(held) : held === value;
      return isEqual !== operator.startsWith("!");
    })
  );
}
