import { type Algorithm, hash, verify } from "@node-rs/argon2";
import PQueue from "p-queue";
import { isCommon } from "./commonPasswords.ts";

/** RFC 9106's shape with 64 MiB: about 60 ms on a desktop, seven times the library's default. */
const PARAMETERS = { algorithm: 2 satisfies Algorithm, memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;
/** Each hash holds 64 MiB: many logins at once wait in line rather than in memory. */
const HASHES_AT_ONCE = 2;
const MIN_LENGTH = 8;
const MAX_LENGTH = 1_000;

/** The hash of random bytes that were not kept, with the parameters above: no password matches it. */
const DUMMY_HASH =
  "$argon2id$v=19$m=65536,t=3,p=1$8lENjQRNxkzz3CFz+GbANw$7M0uJx3x0SDCcpdwCBDvrLwWH8WgyO52159xQKrE1yE" as HashedPassword;

/** An argon2id hash with its parameters and salt inside; made by `hash` below alone, and read back from its table. */
export type HashedPassword = string & { readonly __hashed: true };

/** The two functions of the library that cost time and memory: a test counts them. */
export interface Hashing {
  hash(password: string, parameters: typeof PARAMETERS): Promise<string>;
  verify(hashed: string, password: string): Promise<boolean>;
}

/** argon2id, compared exactly as typed, two at once. */
export interface Passwords {
  hash(password: string): Promise<HashedPassword>;
  verify(hashed: HashedPassword, password: string): Promise<boolean>;
  /** False, after the time of a real one: how long it takes must not reveal that a name does not exist. */
  verifyAgainstDummy(password: string): Promise<boolean>;
  /** The parameters stand inside the hash: one made with less is raised at the next login. */
  isOutdated(hashed: HashedPassword): boolean;
}

export function createPasswords(hashing: Hashing = { hash, verify }): Passwords {
  const queue = new PQueue({ concurrency: HASHES_AT_ONCE });

  return {
    hash: (password: string): Promise<HashedPassword> =>
      queue.add(async () => (await hashing.hash(password, PARAMETERS)) as HashedPassword),

    verify: (hashed: HashedPassword, password: string): Promise<boolean> =>
      queue.add(() => hashing.verify(hashed, password)),

    verifyAgainstDummy: (password: string): Promise<boolean> =>
      queue.add(async () => (await hashing.verify(DUMMY_HASH, password)) && false),

    isOutdated,
  };
}

/** The parameters stand inside the hash: one made with less is raised at the next login. */
function isOutdated(hashed: HashedPassword): boolean {
  const found = /^\$argon2id\$v=19\$m=(\d{1,10}),t=(\d{1,10}),p=\d{1,10}\$/.exec(hashed);
  return !found || Number(found[1]) < PARAMETERS.memoryCost || Number(found[2]) < PARAMETERS.timeCost;
}

/** No rules of composition: long enough, and not one of the first that anyone tries. */
export function isWeak(password: string): boolean {
  const length = [...password].length;
  return length < MIN_LENGTH || length > MAX_LENGTH || isCommon(password);
}
