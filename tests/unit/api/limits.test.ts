import { describe, expect, test } from "vitest";
import { isDeeperThan, withGuardedJson } from "../../../src/api/guardJson.ts";
import { createRequestLimits } from "../../../src/api/limits/requestLimits.ts";
import { createSlots } from "../../../src/api/limits/slots.ts";
import { createTokenBuckets } from "../../../src/api/limits/tokenBuckets.ts";

describe("a token bucket", () => {
  const size = { burst: 3, perMinute: 60 };

  test("allows a burst, then says when the next token is available, and grants it", () => {
    let now = 1_000_000;
    const buckets = createTokenBuckets({ now: () => now });
    expect([1, 2, 3, 4].map(() => buckets.take("a", size))).toEqual([null, null, null, 1]);
    expect(buckets.take("b", size)).toBeNull();
    now += 999;
    expect(buckets.take("a", size)).toBe(1);
    now += 1;
    expect([buckets.take("a", size), buckets.take("a", size)]).toEqual([null, 1]);
    now += 3_600_000;
    expect([1, 2, 3, 4].map(() => buckets.take("a", size))).toEqual([null, null, null, 1]);
  });

  test("grants nothing for a clock that is set back, and continues from there", () => {
    let now = 1_000_000;
    const buckets = createTokenBuckets({ now: () => now });
    for (let index = 0; index < 3; index += 1) buckets.take("a", size);
    now -= 500_000;
    expect(buckets.take("a", size)).toBe(1);
    now += 1_000;
    expect(buckets.take("a", size)).toBeNull();
  });
});

test("slots are limited per key and in total, and each is returned once", () => {
  const slots = createSlots({ perKey: 2, total: 3 });
  const [one, two] = [slots.take("a"), slots.take("a")];
  expect([slots.take("a"), slots.count()]).toEqual([null, 2]);
  expect(slots.take("b")).not.toBeNull();
  expect(slots.take("c")).toBeNull();
  one?.();
  one?.();
  expect(slots.count()).toBe(2);
  expect(slots.take("c")).not.toBeNull();
  two?.();
  expect(slots.count()).toBe(2);
});

test.for([
  ["openStream", 20, 60, 200],
  ["openRemux", 6, 8, 24],
] as const)(
  "%s allows %i for a session, %i for a user with many sessions, and %i in all",
  ([limit, perSession, perUser, total]) => {
    const limits = createRequestLimits({ now: () => 0 });
    const open = (user: number, session: number) => () => limits[limit](sessionOf(user, session));
    const openAll = (user: number, sessions: number) => {
      const releases: (() => void)[] = [];
      for (let session = 0; session < sessions; session += 1)
        for (let nth = 0; nth < perSession; nth += 1) {
          try {
            releases.push(open(user, session)());
          } catch (error) {
            expect(error).toMatchObject({ code: "too_many_streams", facts: { retryAfterSeconds: 5 } });
          }
        }
      return releases;
    };
    const first = openAll(1, 1);
    expect(first).toHaveLength(perSession);
    expect(open(1, 0)).toThrow(expect.objectContaining({ code: "too_many_streams" }));
    const further = openAll(1, 12);
    expect(first.length + further.length).toBe(perUser);
    // What a refused stream had taken of the session is given back.
    further[0]?.();
    further[0]?.();
    expect(openAll(1, 12)).toHaveLength(1);
    let all = perUser;
    for (let user = 2; user <= 10; user += 1) all += openAll(user, 12).length;
    expect(all).toBe(total);
  },
);

test("ten uploads of one user run at once, across sessions, and a failed one frees its slot", async () => {
  const limits = createRequestLimits({ now: () => 0 });
  const session = sessionOf(1, 0);
  const ends = Array.from({ length: 10 }, () => Promise.withResolvers<void>());
  const running = ends.map(({ promise }, index) =>
    limits.withinUploads({ ...session, idHash: String(index) }, () => promise),
  );
  const refused = { code: "too_many_uploads", facts: { retryAfterSeconds: 5 } };
  await expect(limits.withinUploads(session, async () => "no")).rejects.toMatchObject(refused);
  await expect(limits.withinUploads(sessionOf(2, 0), async () => "yes")).resolves.toBe("yes");
  ends[0]?.reject(new Error("cut off"));
  await expect(running[0]).rejects.toThrow("cut off");
  await expect(limits.withinUploads(session, async () => "yes")).resolves.toBe("yes");
  for (const { resolve } of ends.slice(1)) resolve();
  await Promise.all(running.slice(1));
});

describe("JSON", () => {
  test.for([
    ["100 lists", `${"[".repeat(100)}${"]".repeat(100)}`, false],
    ["101 lists", `${"[".repeat(101)}${"]".repeat(101)}`, true],
    ["101 objects", `${'{"a":'.repeat(101)}1${"}".repeat(101)}`, true],
    ["brackets that never close", "[{".repeat(500_000), true],
    ["brackets in a text", JSON.stringify({ a: "[{".repeat(1_000) }), false],
    ["brackets behind an escaped quote", JSON.stringify({ a: `"${"[".repeat(200)}\\` }), false],
    ["brackets behind an escaped backslash", `{"a":"\\\\",${'"b":['.repeat(1)}${"[".repeat(200)}`, true],
    ["many lists side by side", `[${"[],".repeat(1_000)}[]]`, false],
  ] as const)("of %s is checked before it is parsed", ([, json, isTooDeep]) => {
    expect(isDeeperThan(json, 100)).toBe(isTooDeep);
  });

  const guarded = (body: string) => withGuardedJson(new Request("http://a/", { method: "POST", body }));

  test.for([
    '{"__proto__":{"role":"owner"}}',
    '{"a":{"\\u005f_proto__":1}}',
    '{"\\u005f\\u005f\\u0070\\u0072\\u006f\\u0074\\u006f\\u005f\\u005f":1}',
    '{"constructor":{"prototype":{"a":1}}}',
    '[[{"x":[{"__proto__":[]}]}]]',
  ])("with a key that sets a prototype is refused: %s", async (body) => {
    await expect(guarded(body)).rejects.toMatchObject({ code: "json_key_refused" });
  });

  test.for(['{"name":"__proto__"}', '{"constructor":"Ford"}', '{"a":"\\u00e9"}', "null", '"__proto__"', "[]"])(
    "that only mentions such a key in a value is passed on unchanged: %s",
    async (body) => {
      expect(await (await guarded(body)).text()).toBe(body);
    },
  );
});

function sessionOf(key: number, session: number) {
  const user = {
    key,
    userId: `user${key}`,
    displayName: "Grace",
    role: "member",
    language: "en",
    maximumAge: null,
    avatar: { drawn: null, picture: null },
    hasPin: false,
  } as const;
  return { user, idHash: `${key}.${session}`, createdAt: 0, expiresAt: new Date(0) };
}
