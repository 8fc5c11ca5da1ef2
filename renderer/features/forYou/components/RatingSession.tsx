import { useState } from "react";
import { Button } from "../../../components/Button.tsx";
import { Poster } from "../../../components/Poster.tsx";
import { Stars } from "../../../components/Stars.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useWords } from "../../../i18n/index.ts";
import { useRate } from "../hooks/useRate.ts";
import type { Recommendation } from "../hooks/useRecommendations.ts";

type RatingSessionProps = { suggestions: readonly Recommendation[]; missing: number };

/** One poster after the other, until enough is known to suggest by taste; what was not seen is passed over. */
export function RatingSession({ suggestions, missing }: RatingSessionProps) {
  const words = useWords("forYou");
  const film = useWords("film");
  const formats = useFormats();
  const rate = useRate();
  const [passed, setPassed] = useState<ReadonlySet<number>>(new Set());
  const current = suggestions.find((one) => !passed.has(one.film.id))?.film;
  if (!current) return null;
  const pass = () => setPassed(new Set([...passed, current.id]));
  return (
    <section aria-labelledby="session" className="card mb-8 flex flex-wrap items-center gap-6 p-5">
      <div className="w-24 shrink-0">
        <Poster title={current.title} year={current.year} picture={current.poster} className="shadow-md" />
      </div>
      <div className="grow basis-72">
        <h2 id="session" className="font-semibold">
          {words("session", { count: missing, number: formats.number(missing) })}
        </h2>
        <p className="mb-3 text-sm text-quiet">{words("sessionText")}</p>
        <p aria-live="polite" className="font-medium">
          {current.title} <span className="font-normal text-quiet">{current.year ?? ""}</span>
        </p>
        <div className="mt-2 flex flex-wrap items-center gap-4">
          <Stars
            key={current.id}
            label={film("rating")}
            value={null}
            nameOf={(value) => film("rate", { value: formats.number(value) })}
            onRate={(value) => rate.mutate({ id: current.id, value }, { onSuccess: pass })}
          />
          <Button size="small" onClick={pass}>
            {words("notSeen")}
          </Button>
        </div>
      </div>
    </section>
  );
}
