/** Asks once for each dropped folder whether to watch it. It counts as asked when the person has seen the question. */
import { client } from "../../api/client.ts";
import { problemOf } from "../../api/problem.ts";
import { fileNameOf, isWithin } from "../../components/filePaths.ts";
import { QUESTION_DURATION_MS, showToast } from "../../components/toasts.ts";

const STORAGE_KEY = "filmotheque:asked-folders";
const MAX_REMEMBERED = 200;

export type WatchTexts = {
  readonly question: (folder: string) => string;
  readonly action: string;
  readonly done: (folder: string) => string;
  readonly unreachable: string;
};

export async function offerToWatch(folders: readonly string[], texts: WatchTexts): Promise<void> {
  const { items } = await client.files.folders.list();
  const asked = remembered();
  const isKnown = (folder: string) => asked.includes(folder) || items.some(({ path }) => isWithin(folder, path));
  const fresh = folders.filter((folder) => !isKnown(folder));
  for (const folder of fresh)
    showToast(texts.question(fileNameOf(folder)), {
      action: { label: texts.action, run: () => void watch(folder, texts) },
      durationMs: QUESTION_DURATION_MS,
      isQuestion: true,
      topic: `watch ${folder}`,
      onEnd: () => remember(folder),
    });
}

function remember(folder: string): void {
  localStorage.setItem(STORAGE_KEY, JSON.stringify([...remembered(), folder].slice(-MAX_REMEMBERED)));
}

async function watch(folder: string, texts: WatchTexts): Promise<void> {
  try {
    await client.files.folders.add({ path: folder });
    showToast(texts.done(fileNameOf(folder)));
  } catch (error) {
    showToast(problemOf(error)?.detail ?? texts.unreachable, { tone: "problem" });
  }
}

function remembered(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "[]");
    return Array.isArray(kept) ? kept.map(String) : [];
  } catch {
    return []; // not what was stored there: the question is shown once more
  }
}
