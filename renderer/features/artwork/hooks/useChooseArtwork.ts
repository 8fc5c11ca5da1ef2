import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ArtworkKind, FilmDetail } from "../../../../src/contract/index.ts";
import { api, client } from "../../../api/client.ts";
import { askRaw } from "../../../api/raw.ts";
import { useUser } from "../../../api/session.ts";
import { QUESTION_DURATION_MS, showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { invalidateLibrary } from "../../library/index.ts";

type Choice = Parameters<typeof client.artwork.choose>[0]["choice"];

export type ChooseArtwork = {
  readonly isBusy: boolean;
  choose(choice: Choice): void;
  upload(file: File): void;
  reset(): void;
};

/** Chooses an image and closes the dialog. Each choice is said, and can be undone. */
export function useChooseArtwork({ id, title }: FilmDetail, kind: ArtworkKind, onDone: () => void): ChooseArtwork {
  const t = useTranslations("artwork");
  const tCommon = useTranslations("common");
  const messageOf = useProblemMessage();
  const isOwner = useUser().role === "owner";
  const [isBusy, setBusy] = useState(false);
  /** Where a custom image is sent to, and its last choice undone. */
  const address = `/api/films/${id}/${kind}`;

  const reload = useReloadArtwork(id);
  /** Only the owner undoes entries of the journal. */
  const undoOf = (entryId: number) => (isOwner ? () => client.program.journal.undo({ id: entryId }) : null);
  const revert = () => revertLast(address, tCommon("unreachable"));

  async function undo(revertNow: () => Promise<unknown>): Promise<void> {
    try {
      await revertNow();
      showToast(tCommon("undone"), { topic: address });
    } catch (error) {
      showToast(error instanceof Error ? error.message : messageOf(error), { tone: "problem" });
    }
    await reload();
  }

  /** @returns whether it was done */
  async function run(work: () => Promise<unknown>): Promise<boolean> {
    setBusy(true);
    try {
      await work();
      return true;
    } catch (error) {
      showToast(messageOf(error), { tone: "problem" });
      return false;
    } finally {
      setBusy(false);
      await reload();
    }
  }

  function announce(text: string, revertNow: (() => Promise<unknown>) | null): void {
    onDone();
    showToast(text, {
      topic: address,
      durationMs: QUESTION_DURATION_MS,
      ...(revertNow && { action: { label: tCommon("undo"), run: () => void undo(revertNow) } }),
    });
  }

  async function chooseNow(choice: Choice): Promise<void> {
    let entryId = 0;
    const isDone = await run(async () => {
      ({ entryId } = await client.artwork.choose({ id, kind, choice }));
    });
    if (isDone) announce(t(`changed_${kind}`, { film: title }), kind === "logo" ? undoOf(entryId) : revert);
  }

  async function uploadNow(file: File): Promise<void> {
    setBusy(true);
    const answer = await askRaw("PUT", address, file);
    setBusy(false);
    await reload();
    if (answer.ok) announce(t(`changed_${kind}`, { film: title }), revert);
    else showToast(answer.problem?.detail ?? tCommon("unreachable"), { tone: "problem" });
  }

  async function resetNow(): Promise<void> {
    let entryId = 0;
    const isDone = await run(async () => {
      ({ entryId } = await client.artwork.reset({ id, kind }));
    });
    if (isDone) announce(t(`wasReset_${kind}`, { film: title }), undoOf(entryId));
  }

  return {
    isBusy,
    choose: (choice) => void chooseNow(choice),
    upload: (file) => void uploadNow(file),
    reset: () => void resetNow(),
  };
}

/** Fetches again what shows the film's images. */
function useReloadArtwork(id: number): () => Promise<void> {
  const queryClient = useQueryClient();
  return async () => {
    invalidateLibrary(queryClient);
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: api.films.get.key({ input: { id } }) }),
      queryClient.invalidateQueries({ queryKey: api.artwork.key() }),
    ]);
  };
}

/** Undoes the last choice. @throws Error whose message is for the person */
async function revertLast(address: string, unreachable: string): Promise<void> {
  const answer = await askRaw("DELETE", address);
  if (!answer.ok) throw new Error(answer.problem?.detail ?? unreachable);
}
