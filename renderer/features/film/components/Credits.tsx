import { useState } from "react";
import { Link } from "react-router";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { Button } from "../../../components/Button.tsx";
import { Picture } from "../../../components/Picture.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useKnownWord, useWords } from "../../../i18n/index.ts";
import { Pending } from "./Pending.tsx";

const SHOWN_AT_FIRST = 12;

type Credit = FilmDetail["credits"][number];

export function Credits({ film }: { film: FilmDetail }) {
  const words = useWords("film");
  const formats = useFormats();
  const [showsAll, setShowsAll] = useState(false);
  const isPending = film.enrichment.tmdb.state === "pending" && film.credits.length === 0;
  if (film.credits.length === 0 && !isPending) return null;

  const shown = showsAll ? film.credits : film.credits.slice(0, SHOWN_AT_FIRST);
  return (
    <section aria-labelledby="credits">
      <h2 id="credits" className="mb-3 text-lg font-semibold">
        {words("credits")}
      </h2>
      {isPending && <Pending lines={3} />}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-x-5 gap-y-3">
        {shown.map((credit) => (
          <Person key={`${credit.personId} ${credit.job} ${credit.character}`} credit={credit} />
        ))}
      </ul>
      {film.credits.length > shown.length && (
        <Button size="small" className="mt-4" onClick={() => setShowsAll(true)}>
          {words("allCredits", { number: formats.number(film.credits.length) })}
        </Button>
      )}
    </section>
  );
}

function Person({ credit }: { credit: Credit }) {
  const jobWord = useKnownWord("jobs");
  return (
    <li className="flex items-center gap-3">
      <span className="relative flex size-11 shrink-0 items-center justify-center overflow-hidden rounded-full bg-raised text-sm font-semibold text-quiet">
        <span aria-hidden>{initials(credit.name)}</span>
        {credit.portrait && <Picture picture={{ url: credit.portrait, placeholder: null }} />}
      </span>
      <span className="min-w-0">
        <Link to={`/people/${credit.personId}`} className="block truncate rounded font-medium hover:text-accent-text">
          {credit.name}
        </Link>
        <span className="block truncate text-sm text-quiet">
          {credit.character || jobWord(credit.job.toLowerCase())}
        </span>
      </span>
    </li>
  );
}

function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  return [parts[0], parts.length > 1 ? parts.at(-1) : ""].map((part) => [...(part ?? "")][0] ?? "").join("");
}
