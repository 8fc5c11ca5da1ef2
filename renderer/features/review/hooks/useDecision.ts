import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Candidate, FileRow, NonFilmKind } from "../../../../src/contract/index.ts";
import { api, client } from "../../../api/client.ts";
import { fileNameOf } from "../../../components/filePaths.ts";
import { titleWithYear } from "../../../components/titleWithYear.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useBulkDecisions } from "./useBulkDecisions.ts";

type DecisionCallbacks = {
  /** Called at once, before the engine has answered. */
  readonly decide: (file: FileRow) => void;
  /** The decision was reverted, or failed. */
  readonly revert: (fileId: number) => void;
  readonly onMatched?: (decided: FileRow) => void;
  /** The decision was reverted, and this is the file as it was. */
  readonly onUndone?: (file: FileRow) => void;
};

/** A newer toast of this topic replaces the older one, with its undo. */
const TOPIC = "decision";

/** Decides about one file, and reverts the decision. The next file is shown before the engine has answered. */
export function useDecision(callbacks: DecisionCallbacks) {
  const undo = useUndoDecision(callbacks);
  return {
    accept: useAcceptCandidate(callbacks, undo.mutate),
    exclude: useExcludeFile(callbacks, undo.mutate),
    undo,
  };
}

function useRefreshFiles(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: api.files.key() });
}

function useUndoDecision({ revert, onUndone }: DecisionCallbacks) {
  const t = useTranslations("review");
  const problemMessage = useProblemMessage();
  const refreshFiles = useRefreshFiles();
  return useMutation({
    mutationFn: (file: FileRow) => client.files.unmatch({ id: file.id }),
    onSuccess: (undone, file) => {
      revert(file.id);
      onUndone?.(undone);
      showToast(t("takenBack"), { topic: TOPIC });
      return refreshFiles();
    },
    onError: (error) => showToast(problemMessage(error), { tone: "problem" }),
  });
}

function useAcceptCandidate({ decide, revert, onMatched }: DecisionCallbacks, undo: (file: FileRow) => void) {
  const t = useTranslations("review");
  const tCommon = useTranslations("common");
  const problemMessage = useProblemMessage();
  const refreshFiles = useRefreshFiles();
  const offerSiblings = useOfferSiblings();
  return useMutation({
    mutationFn: ({ file, candidate }: { file: FileRow; candidate: Candidate }) =>
      client.files.match({ id: file.id, tmdbId: candidate.tmdbId, wikidataId: candidate.wikidataId }),
    onMutate: ({ file }) => decide(file),
    onSuccess: (decided, { file, candidate }) => {
      onMatched?.(decided);
      showToast(t("accepted", { file: fileNameOf(file.path), film: titleWithYear(candidate) }), {
        topic: TOPIC,
        action: { label: tCommon("undo"), run: () => undo(file) },
      });
      void offerSiblings(file, decided.filmId);
      return refreshFiles();
    },
    onError: (error, { file }) => {
      revert(file.id);
      showToast(problemMessage(error), { tone: "problem" });
    },
  });
}

function useExcludeFile({ decide, revert }: DecisionCallbacks, undo: (file: FileRow) => void) {
  const t = useTranslations("review");
  const tCommon = useTranslations("common");
  const problemMessage = useProblemMessage();
  const refreshFiles = useRefreshFiles();
  return useMutation({
    mutationFn: ({ file, kind }: { file: FileRow; kind: NonFilmKind }) =>
      client.review.excludeFromLibrary({ id: file.id, kind }),
    onMutate: ({ file }) => decide(file),
    onSuccess: (_, { file }) => {
      showToast(t("excluded", { file: fileNameOf(file.path) }), {
        topic: TOPIC,
        action: { label: tCommon("undo"), run: () => undo(file) },
      });
      return refreshFiles();
    },
    onError: (error, { file }) => {
      revert(file.id);
      showToast(problemMessage(error), { tone: "problem" });
    },
  });
}

/** Other copies and parts whose names were read as the same film can be matched with it too. Never rejects. */
function useOfferSiblings() {
  const t = useTranslations("review");
  const formats = useFormats();
  const bulk = useBulkDecisions();
  return async (file: FileRow, filmId: number | null): Promise<void> => {
    if (filmId === null) return;
    const items = await siblingsOf(file);
    if (items.length === 0) return;
    showToast(t("siblings", { count: items.length, number: formats.number(items.length) }), {
      action: {
        label: t("sameFilm"),
        run: () => bulk.accept.mutate({ fileIds: items.map(({ id }) => id), filmId }),
      },
    });
  };
}

/** The decision holds without them: where they cannot be read, none are offered. */
async function siblingsOf({ id }: FileRow): Promise<readonly { readonly id: number }[]> {
  try {
    return (await client.review.siblings({ id })).items;
  } catch (error) {
    console.warn("Files of the same film could not be looked for", error);
    return [];
  }
}

/** A candidate that only an offline catalogue knows has no id that a decision could name. */
export function isMatchable(candidate: Candidate): boolean {
  return candidate.tmdbId !== undefined || candidate.wikidataId !== undefined;
}
