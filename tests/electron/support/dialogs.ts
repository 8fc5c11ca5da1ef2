import type { ElectronApplication } from "playwright-core";

export type ShownDialog = { readonly message: string; readonly detail: string; readonly hasParent: boolean };

type Recorder = { shown?: ShownDialog[] };

/** Replaces the native message boxes of the running program: each is recorded and answered with `response`, or left open. */
export async function answerDialogs(program: ElectronApplication, response: number | "never"): Promise<void> {
  await program.evaluate(({ dialog, BrowserWindow }, answer) => {
    const recorder = globalThis as Recorder;
    recorder.shown ??= [];
    dialog.showMessageBox = (async (...words: unknown[]) => {
      const options = words.at(-1) as { message: string; detail?: string };
      const hasParent = words[0] instanceof BrowserWindow;
      recorder.shown?.push({ message: options.message, detail: options.detail ?? "", hasParent });
      if (answer === "never") return new Promise(() => undefined);
      return { response: answer, checkboxChecked: false };
    }) as typeof dialog.showMessageBox;
  }, response);
}

export function shownDialogs(program: ElectronApplication): Promise<readonly ShownDialog[]> {
  return program.evaluate(() => (globalThis as Recorder).shown ?? []);
}
