import type { Candidate } from "../../../../src/contract/index.ts";
import { Badge } from "../../../components/Badge.tsx";
import { EvidenceList } from "../../../components/EvidenceList.tsx";
import { Poster } from "../../../components/Poster.tsx";
import { titleWithYear } from "../../../components/titleWithYear.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import { isMatchable } from "../hooks/useDecision.ts";

type CandidateChoiceProps = {
  candidates: readonly Candidate[];
  chosen: Candidate | undefined;
  isCurrentFilm: (candidate: Candidate) => boolean;
  /** The first candidate is the program's best guess. */
  isGuess: boolean;
  onChoose: (place: number) => void;
  onAccept: () => void;
};

export function CandidateChoice({
  candidates,
  chosen,
  isCurrentFilm,
  isGuess,
  onChoose,
  onAccept,
}: CandidateChoiceProps) {
  const t = useTranslations("review");
  return (
    <fieldset className="space-y-3">
      <legend className="sr-only">{t("candidates")}</legend>
      {candidates.map((candidate, index) => (
        <label
          key={`${candidate.provider} ${candidate.tmdbId ?? candidate.wikidataId ?? candidate.catalogueId ?? index}`}
          className="card flex cursor-pointer gap-4 p-3 hover:bg-raised/60 has-checked:border-accent has-checked:bg-raised has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-text"
          onDoubleClick={onAccept}
        >
          <input
            type="radio"
            name="candidate"
            className="sr-only"
            aria-label={titleWithYear(candidate)}
            checked={candidate === chosen}
            onChange={() => onChoose(index)}
          />
          <Poster
            title={candidate.title}
            year={candidate.year}
            image={candidate.poster === null ? null : { url: candidate.poster, placeholder: null }}
            className="w-20 shrink-0 self-start"
          />
          <CandidateFacts
            candidate={candidate}
            mark={isCurrentFilm(candidate) ? "now" : isGuess && index === 0 ? "present" : null}
          />
        </label>
      ))}
    </fieldset>
  );
}

function CandidateFacts({ candidate, mark }: { candidate: Candidate; mark: "now" | "present" | null }) {
  const t = useTranslations("review");
  const formats = useFormats();
  const providerName = useTermTranslation("providers");
  return (
    <div className="min-w-0 grow">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-semibold">{candidate.title}</span>
        {candidate.year !== null && <span className="text-quiet">{candidate.year}</span>}
        {mark && <Badge tone="warm">{t(mark)}</Badge>}
      </p>
      {candidate.originalTitle && candidate.originalTitle !== candidate.title && (
        <p className="truncate text-sm text-quiet">{candidate.originalTitle}</p>
      )}
      <p className="mt-0.5 text-sm text-quiet">
        {t("similarity", { percent: formats.percent(candidate.score) })} · {providerName(candidate.provider)}
      </p>
      {!isMatchable(candidate) && <p className="text-sm text-danger">{t("notBindable")}</p>}
      <EvidenceList candidate={candidate} />
    </div>
  );
}
