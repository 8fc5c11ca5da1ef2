import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Candidate, FileRow } from "../../../../src/contract/index.ts";
import { api, client } from "../../../api/client.ts";
import { tell } from "../../../components/toasts.ts";
import { useProblemText } from "../../../components/useProblemText.ts";
import { useWords } from "../../../i18n/index.ts";
import { nameOf } from "../fileName.ts";
import type { useReviewQueue } from "./useReviewQueue.ts";

type Queue = ReturnType<typeof useReviewQueue>;

/** Accepts a candidate and takes a decision back; the next file comes before the engine has answered. */
export function useDecision(queue: Queue) {
  const words = useWords("review");
  const common = useWords("common");
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const renew = () => queryClient.invalidateQueries({ queryKey: api.files.key() });

  const undo = useMutation({
    mutationFn: (file: FileRow) => client.files.unmatch({ id: file.id }),
    onSuccess: (_, file) => {
      queue.takeBack(file.id);
      tell(words("takenBack"));
      return renew();
    },
    onError: (error) => tell(problemText(error), { tone: "problem" }),
  });

  const accept = useMutation({
    mutationFn: ({ file, candidate }: { file: FileRow; candidate: Candidate }) =>
      client.files.match({ id: file.id, tmdbId: candidate.tmdbId, wikidataId: candidate.wikidataId }),
    onMutate: ({ file }) => queue.decide(file),
    onSuccess: (_, { file, candidate }) => {
      tell(words("accepted", { file: nameOf(file.path), film: candidate.title }), {
        action: { label: common("undo"), run: () => undo.mutate(file) },
      });
      return renew();
    },
    onError: (error, { file }) => {
      queue.takeBack(file.id);
      tell(problemText(error), { tone: "problem" });
    },
  });

  return { accept, undo };
}

/** A film found only in an offline catalogue has no address that a decision could name. */
export function isBindable(candidate: Candidate): boolean {
  return candidate.tmdbId !== undefined || candidate.wikidataId !== undefined;
}
