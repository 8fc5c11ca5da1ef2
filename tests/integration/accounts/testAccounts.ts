import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hash, verify } from "@node-rs/argon2";
import { onTestFinished } from "vitest";
import { type AccountProblem, createAccounts } from "../../../src/accounts/index.ts";
import { openStore } from "../../../src/store/index.ts";
import { openNewStore } from "../../support/newStore.ts";

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const DAY = 24 * 60 * MINUTE;

export const ADA = { userId: "Ada", password: "nitrate and silver" };
export const GRACE = { userId: "Grace", password: "a moth in the relay" };

/** Accounts over a real database in a folder of their own; argon2id is real too, and counted. */
export function createTestAccounts() {
  const folder = mkdtempSync(join(tmpdir(), "filmotheque-accounts-"));
  const clock = { time: Date.UTC(2026, 0, 1), now: () => clock.time, pass: (ms: number) => (clock.time += ms) };
  const hashing = countedHashing();
  let store = openNewStore(folder);
  let accounts = createAccounts({ store, clock, hashing });
  onTestFinished(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  return {
    clock,
    hashing,
    get store() {
      return store;
    },
    get accounts() {
      return accounts;
    },
    setUp: () => accounts.setUp(ADA),
    logIn: (attempt: { userId?: string; password?: string; address?: string } = {}) =>
      accounts.logIn({ ...ADA, address: "192.0.2.1", ...attempt }),
    reopen() {
      store.close();
      store = openStore(folder);
      accounts = createAccounts({ store, clock, hashing });
    },
  };
}

function countedHashing() {
  const counted = { hashed: 0, compared: 0, running: 0, mostAtOnce: 0 };
  async function count<T>(work: () => Promise<T>): Promise<T> {
    counted.running += 1;
    counted.mostAtOnce = Math.max(counted.mostAtOnce, counted.running);
    try {
      return await work();
    } finally {
      counted.running -= 1;
    }
  }
  return {
    counted,
    hash(password: string, parameters: object): Promise<string> {
      counted.hashed += 1;
      return count(() => hash(password, parameters));
    },
    verify(hashed: string, password: string): Promise<boolean> {
      counted.compared += 1;
      return count(() => verify(hashed, password));
    },
  };
}

/** The code that a refused promise ends with, or "granted". */
export async function answerOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return "granted";
  } catch (error) {
    return (error as AccountProblem).code;
  }
}

export async function problemOf(promise: Promise<unknown>): Promise<AccountProblem> {
  try {
    await promise;
  } catch (error) {
    return error as AccountProblem;
  }
  throw new Error("granted");
}
