import { useState } from "react";
import { Link } from "react-router";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { Button } from "../../../components/Button.tsx";
import { Portrait } from "../../../components/Portrait.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import { TextSkeleton } from "./TextSkeleton.tsx";

const SHOWN_AT_FIRST = 12;

type Credit = FilmDetail["credits"][number];

export function Credits({ film }: { film: FilmDetail }) {
  const t = useTranslations("film");
  const formats = useFormats();
  const [showsAll, setShowsAll] = useState(false);
  const isPending = film.enrichment.tmdb.state === "pending" && film.credits.length === 0;
  if (film.credits.length === 0 && !isPending) return null;

  const people = byPerson(film.credits);
  const shown = showsAll ? people : people.slice(0, SHOWN_AT_FIRST);
  return (
    <section aria-labelledby="credits">
      <h2 id="credits" className="mb-3 text-lg font-semibold">
        {t("credits")}
      </h2>
      {isPending && <TextSkeleton lines={3} />}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-x-5 gap-y-3">
        {shown.map((credits) => (
          <Person key={credits[0].personId} credits={credits} />
        ))}
      </ul>
      {people.length > shown.length && (
        <Button size="small" className="mt-4" onClick={() => setShowsAll(true)}>
          {t("allCredits", { number: formats.number(people.length) })}
        </Button>
      )}
    </section>
  );
}

/** One entry per person, with all their jobs. */
function byPerson(credits: readonly Credit[]): [Credit, ...Credit[]][] {
  const people = new Map<number, [Credit, ...Credit[]]>();
  for (const credit of credits) {
    const known = people.get(credit.personId);
    if (known) known.push(credit);
    else people.set(credit.personId, [credit]);
  }
  return [...people.values()];
}

function Person({ credits }: { credits: readonly [Credit, ...Credit[]] }) {
  const jobWord = useTermTranslation("jobs");
  const [credit] = credits;
  const parts = credits.map(({ character, job }) => character || jobWord(job.toLowerCase()));
  return (
    <li className="flex items-center gap-3">
      <Portrait person={credit} className="size-11 text-sm" />
      <span className="min-w-0">
        <Link
          to={`/people/${credit.personId}`}
          className="block truncate rounded py-px font-medium hover:text-accent-text"
        >
          {credit.name}
        </Link>
        <span className="block truncate text-sm text-quiet">{[...new Set(parts)].join(", ")}</span>
      </span>
    </li>
  );
}
