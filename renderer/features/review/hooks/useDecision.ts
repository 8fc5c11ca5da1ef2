import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Candidate, FileRow, NonFilmKind } from "../../../../src/contract/index.ts";
import { api, client } from "../../../api/client.ts";
import { fileNameOf } from "../../../components/filePaths.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useBulkDecisions } from "./useBulkDecisions.ts";

type DecisionCallbacks = {
  /** Before the engine has answered. */
  readonly decide: (file: FileRow) => void;
  /** The decision is taken back, or did not come about. */
  readonly revert: (fileId: number) => void;
  readonly onMatched?: (decided: FileRow) => void;
};

/** What was undone offers no undo any more. */
const ABOUT = "decision";

/** Accepts a candidate and takes a decision back; the next file comes before the engine has answered. */
export function useDecision({ decide, revert, onMatched }: DecisionCallbacks) {
  const t = useTranslations("review");
  const tCommon = useTranslations("common");
  const problemText = useProblemMessage();
  const queryClient = useQueryClient();
  const formats = useFormats();
  const many = useBulkDecisions();
  const renew = () => queryClient.invalidateQueries({ queryKey: api.files.key() });

  const undo = useMutation({
    mutationFn: (file: FileRow) => client.files.unmatch({ id: file.id }),
    onSuccess: (_, file) => {
      revert(file.id);
      showToast(t("takenBack"), { topic: ABOUT });
      return renew();
    },
    onError: (error) => showToast(problemText(error), { tone: "problem" }),
  });

  const accept = useMutation({
    mutationFn: ({ file, candidate }: { file: FileRow; candidate: Candidate }) =>
      client.files.match({ id: file.id, tmdbId: candidate.tmdbId, wikidataId: candidate.wikidataId }),
    onMutate: ({ file }) => decide(file),
    onSuccess: async (decided, { file, candidate }) => {
      onMatched?.(decided);
      showToast(t("accepted", { file: fileNameOf(file.path), film: candidate.title }), {
        topic: ABOUT,
        action: { label: tCommon("undo"), run: () => undo.mutate(file) },
      });
      await offerSiblings(file, decided.filmId);
      return renew();
    },
    onError: (error, { file }) => {
      revert(file.id);
      showToast(problemText(error), { tone: "problem" });
    },
  });

  const exclude = useMutation({
    mutationFn: ({ file, kind }: { file: FileRow; kind: NonFilmKind }) =>
      client.review.excludeFromLibrary({ id: file.id, kind }),
    onMutate: ({ file }) => decide(file),
    onSuccess: (_, { file }) => {
      showToast(t("excluded", { file: fileNameOf(file.path) }), {
        topic: ABOUT,
        action: { label: tCommon("undo"), run: () => undo.mutate(file) },
      });
      return renew();
    },
    onError: (error, { file }) => {
      revert(file.id);
      showToast(problemText(error), { tone: "problem" });
    },
  });

  /** Other copies and parts under the same name want the same answer. */
  async function offerSiblings(file: FileRow, filmId: number | null): Promise<void> {
    if (filmId === null) return;
    const { items } = await client.review.siblings({ id: file.id });
    if (items.length === 0) return;
    showToast(t("siblings", { count: items.length, number: formats.number(items.length) }), {
      action: {
        label: t("sameFilm"),
        run: () => many.accept.mutate({ fileIds: items.map(({ id }) => id), filmId }),
      },
    });
  }

  return { accept, setAside: exclude, undo };
}

/** A film found only in an offline catalogue has no address that a decision could name. */
export function isBindable(candidate: Candidate): boolean {
  return candidate.tmdbId !== undefined || candidate.wikidataId !== undefined;
}
