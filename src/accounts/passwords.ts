import { type Algorithm, hash, verify } from "@node-rs/argon2";
import PQueue from "p-queue";
import { isCommon } from "./commonPasswords.ts";

/** RFC 9106's shape with 64 MiB: about 60 ms on a desktop, seven times the library's default. */
const PARAMETERS = { algorithm: 2 satisfies Algorithm, memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;
/** Each hash holds 64 MiB: many logins at once wait in line rather than in memory. */
const HASHES_AT_ONCE = 2;
const SHORTEST = 8;
const LONGEST = 1_000;

export type HashedPassword = string & { readonly __hashed: true };

export type Passwords = ReturnType<typeof createPasswords>;

/** argon2id, compared exactly as typed. */
export function createPasswords() {
  const line = new PQueue({ concurrency: HASHES_AT_ONCE });
  let decoy: Promise<string> | undefined;

  return {
    hash: (password: string): Promise<HashedPassword> =>
      line.add(async () => (await hash(password, PARAMETERS)) as HashedPassword),

    verify: (hashed: string, password: string): Promise<boolean> =>
      line.add(() => verify(hashed, password.slice(0, LONGEST + 1))),

    /** Costs as much as a real one, for names that nobody has: the time must not tell them apart. */
    async verifyAgainstNobody(password: string): Promise<void> {
      decoy ??= line.add(() => hash("a password that nobody has", PARAMETERS));
      const hashed = await decoy;
      await line.add(() => verify(hashed, password.slice(0, LONGEST + 1)));
    },

    /** The parameters stand inside the hash: an older one is raised at the next login. */
    isOutdated: (hashed: string): boolean =>
      !hashed.startsWith(
        `$argon2id$v=19$m=${PARAMETERS.memoryCost},t=${PARAMETERS.timeCost},p=${PARAMETERS.parallelism}$`,
      ),
  };
}

/** No rules of composition: long enough, and not one of the first that anyone tries. */
export function isWeak(password: string): boolean {
  const length = [...password].length;
  return length < SHORTEST || length > LONGEST || isCommon(password);
}
