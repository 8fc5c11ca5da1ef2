import { useId, useState } from "react";
import type { Guess } from "../../../../src/contract/index.ts";
import { Button } from "../../../components/Button.tsx";
import { fileNameOf } from "../../../components/filePaths.ts";
import { Modal } from "../../../components/Modal.tsx";
import { ProblemNote } from "../../../components/ProblemNote.tsx";
import { titleWithYear } from "../../../components/titleWithYear.ts";
import { visibleMarks } from "../../../components/visibleMarks.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useBestGuesses } from "../hooks/useBestGuesses.ts";
import { useBulkDecisions } from "../hooks/useBulkDecisions.ts";

const MIN_SCORE = 0.5;
const MAX_SCORE = 1;
const SCORE_STEP = 0.01;
const INITIAL_SCORE = 0.75;

/** Accepts all best guesses above a score. They are listed first, and each can be unchecked. */
export function BulkAccept({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslations("review");
  return (
    <Modal open={open} onClose={onClose} title={t("acceptMany")}>
      <BestGuesses onAccepted={onClose} />
    </Modal>
  );
}

/** Inside the dialog, so that each opening starts with the files unchanged. */
function BestGuesses({ onAccepted }: { onAccepted: () => void }) {
  const t = useTranslations("review");
  const formats = useFormats();
  const sliderId = useId();
  const [minScore, setMinScore] = useState(INITIAL_SCORE);
  /** Files whose checkbox was changed. */
  const [changed, setChanged] = useState<ReadonlySet<number>>(new Set());
  const query = useBestGuesses(minScore);
  const { accept } = useBulkDecisions();
  const guesses = query.data?.items ?? [];
  // Where two films are as likely, the file is unchecked at first.
  const isChosen = ({ file, runnerUp }: Guess) => (runnerUp === null) !== changed.has(file.id);
  const chosen = guesses.filter(isChosen);
  const toggle = (fileId: number) =>
    setChanged((present) => {
      const next = new Set(present);
      if (!next.delete(fileId)) next.add(fileId);
      return next;
    });

  return (
    <>
      <label htmlFor={sliderId} className="flex justify-between gap-4 text-sm">
        {t("atLeast")}
        <output htmlFor={sliderId} className="tabular-nums">
          {formats.percent(minScore)}
        </output>
      </label>
      <input
        id={sliderId}
        type="range"
        className="mt-1 h-6 w-full accent-accent"
        min={MIN_SCORE}
        max={MAX_SCORE}
        step={SCORE_STEP}
        value={minScore}
        onChange={(event) => setMinScore(Number(event.currentTarget.value))}
      />
      {query.isError && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      <p role="status" className="mt-3 text-sm text-quiet">
        {query.isSuccess && t("guesses", { count: query.data.total, number: formats.number(query.data.total) })}
        {guesses.some(({ runnerUp }) => runnerUp !== null) && ` ${t("rivals")}`}
      </p>
      <ul className="mt-3 max-h-80 divide-y divide-line/70 overflow-auto rounded-xl border border-line">
        {guesses.map((guess) => (
          <li key={guess.file.id}>
            <GuessRow guess={guess} checked={isChosen(guess)} onToggle={() => toggle(guess.file.id)} />
          </li>
        ))}
      </ul>
      <div className="mt-5 flex justify-end">
        <Button
          variant="primary"
          disabled={chosen.length === 0 || accept.isPending}
          onClick={() => accept.mutate({ fileIds: chosen.map(({ file }) => file.id) }, { onSuccess: onAccepted })}
        >
          {t("acceptChosen", { count: chosen.length, number: formats.number(chosen.length) })}
        </Button>
      </div>
    </>
  );
}

function GuessRow({ guess, checked, onToggle }: { guess: Guess; checked: boolean; onToggle: () => void }) {
  const t = useTranslations("review");
  const formats = useFormats();
  const { file, candidate, runnerUp } = guess;
  return (
    <label className="flex cursor-pointer items-start gap-3 px-3 py-2 text-sm hover:bg-raised">
      <input type="checkbox" className="mt-1 accent-accent" checked={checked} onChange={onToggle} />
      <span className="min-w-0 grow">
        <span className="block truncate text-quiet" title={visibleMarks(file.path)}>
          {fileNameOf(file.path)}
        </span>
        <span className="font-semibold">{candidate.title}</span> <span className="text-quiet">{candidate.year}</span>
        {runnerUp && <span className="block text-danger">{t("rival", { film: titleWithYear(runnerUp) })}</span>}
      </span>
      <span className="text-quiet tabular-nums">{formats.percent(candidate.score)}</span>
    </label>
  );
}
