import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { MAX_BULK_FILMS } from "../../../../src/contract/limits.ts";
import { api } from "../../../api/client.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { invalidateLibrary } from "../libraryCache.ts";

export interface Batches {
  /** Null while nothing runs, and where one batch is enough. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /**
   * Sends the films in batches of the size that the API accepts. An error ends it.
   * @returns what went wrong, as a sentence; null where nothing did
   */
  inBatches(filmIds: readonly number[], send: (batch: number[]) => Promise<void>): Promise<string | null>;
  /** Sends no further batch. */
  stop(): void;
}

/** Requests for many films, one batch after the other; afterwards everything that shows them is fetched again. */
export function useBatches(): Batches {
  const problemMessage = useProblemMessage();
  const queryClient = useQueryClient();
  const [progress, setProgress] = useState<Batches["progress"]>(null);
  const isStopped = useRef(false);

  async function inBatches(
    filmIds: readonly number[],
    send: (batch: number[]) => Promise<void>,
  ): Promise<string | null> {
    isStopped.current = false;
    try {
      for (let done = 0; done < filmIds.length && !isStopped.current; done += MAX_BULK_FILMS) {
        if (filmIds.length > MAX_BULK_FILMS) setProgress({ done, total: filmIds.length });
        await send(filmIds.slice(done, done + MAX_BULK_FILMS));
      }
      return null;
    } catch (error) {
      return problemMessage(error);
    } finally {
      setProgress(null);
      invalidateLibrary(queryClient);
      void queryClient.invalidateQueries({ queryKey: api.personal.key() });
      void queryClient.invalidateQueries({ queryKey: api.films.recommendations.key() });
    }
  }
  const stop = () => {
    isStopped.current = true;
  };
  return { progress, inBatches, stop };
}
