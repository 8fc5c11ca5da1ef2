/** Asks once for each dropped folder whether to watch it. It counts as asked when the person has seen the question. */
import { client } from "../../api/client.ts";
import { problemOf } from "../../api/problem.ts";
import { fileNameOf, isWithin } from "../../components/filePaths.ts";
import { QUESTION_DURATION_MS, showToast } from "../../components/toasts.ts";

const ASKED = "filmotheque:asked-folders";
const MOST_REMEMBERED = 200;

export type WatchWords = {
  readonly ask: (folder: string) => string;
  readonly watch: string;
  readonly done: (folder: string) => string;
  readonly unreachable: string;
};

export async function askToWatch(folders: readonly string[], words: WatchWords): Promise<void> {
  const { items } = await client.files.folders.list();
  const asked = remembered();
  const isKnown = (folder: string) => asked.includes(folder) || items.some(({ path }) => isWithin(folder, path));
  const fresh = folders.filter((folder) => !isKnown(folder));
  for (const folder of fresh)
    showToast(words.ask(fileNameOf(folder)), {
      action: { label: words.watch, run: () => void watch(folder, words) },
      durationMs: QUESTION_DURATION_MS,
      isQuestion: true,
      topic: `watch ${folder}`,
      onEnd: () => remember(folder),
    });
}

function remember(folder: string): void {
  localStorage.setItem(ASKED, JSON.stringify([...remembered(), folder].slice(-MOST_REMEMBERED)));
}

async function watch(folder: string, words: WatchWords): Promise<void> {
  try {
    await client.files.folders.add({ path: folder });
    showToast(words.done(fileNameOf(folder)));
  } catch (error) {
    showToast(problemOf(error)?.detail ?? words.unreachable, { tone: "problem" });
  }
}

function remembered(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(ASKED) ?? "[]");
    return Array.isArray(kept) ? kept.map(String) : [];
  } catch {
    return []; // somebody else wrote there: it is asked once more
  }
}
