import type { Dump } from "./databaseDump.ts";
import type { KillWorld } from "./world.ts";

/** One thing that is asked of the program. */
export interface Step {
  readonly what: string;
  act(world: KillWorld): Promise<unknown>;
  /** Checks the result where a kill hid the answer. Absent: the request is idempotent. */
  isDone?(world: KillWorld): Promise<boolean>;
  /** A promise of the program: from its answer on this holds, over every kill, until a step about the same is answered. */
  readonly promise?: {
    readonly about: string;
    /** What else it is about: earlier promises about these hold no more. */
    readonly replaces?: readonly string[];
    holds(world: KillWorld): Promise<boolean>;
  };
}

/** Work that ends in the same library each time, however often the program is killed meanwhile. */
export interface Scenario {
  readonly name: string;
  /** The library it begins with; scenarios with the same name of it share it. */
  readonly base: { readonly name: string; make(world: KillWorld): Promise<void> };
  /** Before the first step of each round, on the disk and the stand-ins alone. */
  arrange?(world: KillWorld): void | Promise<void>;
  /** Created for each round: they may remember their answers. */
  steps(world: KillWorld): Promise<readonly Step[]> | readonly Step[];
  /** What else must be the same at the end, of a program that runs. */
  also?(world: KillWorld): Promise<Dump>;
  /** What is wrong with the library at the end, with or without a kill; empty where all is right. */
  judge?(dump: Dump): readonly string[];
}
