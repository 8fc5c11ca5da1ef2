import { useRef, useState } from "react";
import type { AsideKind, Candidate, FileRow } from "../../../../src/contract/index.ts";
import { Button } from "../../../components/Button.tsx";
import { ProblemNote } from "../../../components/ProblemNote.tsx";
import { useShortcuts } from "../../../components/shortcuts.ts";
import { useWords } from "../../../i18n/index.ts";
import { type Search, useCandidates } from "../hooks/useCandidates.ts";
import { isBindable } from "../hooks/useDecision.ts";
import { CandidateChoice } from "./CandidateChoice.tsx";
import { Consequences } from "./Consequences.tsx";
import { FileCard } from "./FileCard.tsx";
import { SearchForm } from "./SearchForm.tsx";
import { SetAside } from "./SetAside.tsx";

type CaseProps = {
  file: FileRow;
  onAccept: (candidate: Candidate) => void;
  onSetAside: (kind: AsideKind) => void;
  onPostpone: () => void;
};

/** The file on the left, the films it may be on the right. */
export function Case({ file, onAccept, onSetAside, onPostpone }: CaseProps) {
  const words = useWords("review");
  const [search, setSearch] = useState<Search>(null);
  const [chosen, setChosen] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const query = useCandidates(file.id, search);
  const candidates = query.data?.candidates ?? [];
  const candidate = candidates[Math.min(chosen, candidates.length - 1)];

  const accept = () => {
    if (candidate && isBindable(candidate)) onAccept(candidate);
  };
  useShortcuts({
    ArrowDown: () => setChosen(Math.min(chosen + 1, candidates.length - 1)),
    ArrowUp: () => setChosen(Math.max(chosen - 1, 0)),
    // A focused button or link keeps its own Enter.
    Enter: (event) => {
      if (event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement) event.target.click();
      else accept();
    },
    s: () => input.current?.focus(),
    n: onPostpone,
    e: () => onSetAside("episode"),
    x: () => onSetAside("other"),
  });

  return (
    <div className="grid animate-rise gap-6 md:grid-cols-[16rem_minmax(0,1fr)] lg:grid-cols-[20rem_minmax(0,1fr)]">
      <FileCard file={file} parsed={query.data?.parsed ?? null} />
      <section aria-labelledby="candidates" aria-busy={query.isFetching}>
        <h2 id="candidates" className="mb-3 text-lg font-semibold">
          {words("candidates")}
        </h2>
        <SearchForm
          key={query.data?.parsed.title}
          inputRef={input}
          parsed={query.data?.parsed ?? null}
          onSearch={(next) => {
            setSearch(next);
            setChosen(0);
          }}
        />
        {query.isError && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
        {query.isPending && <CandidateShapes />}
        {query.isSuccess && candidates.length === 0 && <p className="my-6 text-quiet">{words("noCandidates")}</p>}
        <CandidateChoice candidates={candidates} chosen={candidate} onChoose={setChosen} onAccept={accept} />
        {candidate && query.data && <Consequences candidate={candidate} title={query.data.parsed.title} />}
        <div className="mt-4 flex flex-wrap gap-3">
          <Button variant="primary" disabled={!candidate || !isBindable(candidate)} onClick={accept}>
            {words("accept")}
          </Button>
          <Button onClick={onPostpone}>{words("skip")}</Button>
          <SetAside onSetAside={onSetAside} />
        </div>
      </section>
    </div>
  );
}

function CandidateShapes() {
  return (
    <div aria-hidden className="space-y-3">
      <div className="shape h-32" />
      <div className="shape h-32" />
    </div>
  );
}
