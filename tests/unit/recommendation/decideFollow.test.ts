import fc from "fast-check";
import { expect, test } from "vitest";
import { decideFollow, type Sides } from "../../../src/recommendation/mlflow/decideFollow.ts";
import "../../support/propertySeed.ts";

test.for<[Sides, ReturnType<typeof decideFollow>]>([
  [{ agreed: null, remote: null, local: null }, { action: "nothing" }],
  [{ agreed: null, remote: null, local: "unpublished" }, { action: "publish" }],
  [
    { agreed: null, remote: null, local: 3 },
    { action: "push", version: 3 },
  ],
  [
    { agreed: null, remote: 3, local: null },
    { action: "take", version: 3, conflict: false },
  ],
  [
    { agreed: null, remote: 3, local: "unpublished" },
    { action: "take", version: 3, conflict: true },
  ],
  [{ agreed: 3, remote: 3, local: 3 }, { action: "nothing" }],
  [
    { agreed: 2, remote: 3, local: 3 },
    { action: "agree", version: 3 },
  ],
  [
    { agreed: 2, remote: 3, local: 2 },
    { action: "take", version: 3, conflict: false },
  ],
  [
    { agreed: 2, remote: 2, local: 3 },
    { action: "push", version: 3 },
  ],
  [{ agreed: 2, remote: 2, local: "unpublished" }, { action: "publish" }],
  [
    { agreed: 2, remote: 3, local: 4 },
    { action: "take", version: 3, conflict: true },
  ],
  [{ agreed: 2, remote: null, local: 2 }, { action: "withdrawn" }],
  [
    { agreed: 2, remote: null, local: 4 },
    { action: "push", version: 4 },
  ],
])("%j", ([sides, decision]) => {
  expect(decideFollow(sides)).toEqual(decision);
});

type Event = { readonly who: "server" | number; readonly version: number } | { readonly follows: number };

test("whatever is promoted on desktops and at MLflow, in any order, all end at the same version", () => {
  const desktops = 3;
  const version = fc.integer({ min: 1, max: 4 });
  const who = fc.integer({ min: 0, max: desktops - 1 });
  const event: fc.Arbitrary<Event> = fc.oneof(
    fc.record({ who: fc.oneof(fc.constant("server" as const), who), version }),
    fc.record({ follows: who }),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      let remote: number | null = null;
      const machines = Array.from({ length: desktops }, () => ({
        agreed: null as number | null,
        local: null as number | null,
      }));
      const follow = (machine: (typeof machines)[number]): boolean => {
        const decision = decideFollow({ ...machine, remote });
        if (decision.action === "nothing") return false;
        if (!("version" in decision)) throw new Error(decision.action);
        machine.agreed = decision.version;
        if (decision.action === "take") machine.local = decision.version;
        if (decision.action === "push") remote = decision.version;
        return true;
      };
      for (const one of events) {
        if ("follows" in one) follow(machines[one.follows]!);
        else if (one.who === "server") remote = one.version;
        else machines[one.who]!.local = one.version;
      }
      // Two rounds reach everybody; after that nothing moves.
      for (const machine of [...machines, ...machines]) follow(machine);
      expect(machines.some(follow)).toBe(false);
      expect(machines.map(({ local }) => local)).toEqual(machines.map(() => remote));
    }),
  );
});
