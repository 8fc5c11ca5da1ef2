import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Files of more than a minute, by the end of their paths. Where one of them starts last, it runs alone at the end. The
 * report of a run lists its slowest files.
 */
const LONGEST = [
  "e2e/keyboard.test.ts",
  "hostileText/hostileText.test.ts",
  "windows/engine.test.ts",
  "e2e/states.test.ts",
  "e2e/mine.test.ts",
  "e2e/mainJob.test.ts",
  "electron/packagedProgram.test.ts",
];

/** Starts the longest files of each group first, then the others as vitest orders them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return longestFirst(await super.sort(files));
  }
}

/** Files of one group stay together: a group starts when the one before it has ended. */
export function longestFirst<File extends OrderedFile>(files: readonly File[]): File[] {
  return files.toSorted((a, b) => groupOf(a) - groupOf(b) || rankOf(a) - rankOf(b));
}

/** What of a file decides when it starts. */
export interface OrderedFile {
  readonly moduleId: string;
  readonly project: { readonly config: { readonly sequence: { readonly groupOrder?: number } } };
}

function groupOf({ project }: OrderedFile): number {
  return project.config.sequence.groupOrder ?? 0;
}

function rankOf({ moduleId }: OrderedFile): number {
  const path = moduleId.replaceAll("\\", "/");
  const rank = LONGEST.findIndex((end) => path.endsWith(`/${end}`));
  return rank < 0 ? LONGEST.length : rank;
}
