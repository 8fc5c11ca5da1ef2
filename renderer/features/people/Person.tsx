import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { api } from "../../api/client.ts";
import { buttonClass } from "../../components/Button.tsx";
import { ListEnd } from "../../components/ListEnd.tsx";
import { Page } from "../../components/Page.tsx";
import { ProblemNote } from "../../components/ProblemNote.tsx";
import { useFormats } from "../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../i18n/index.ts";
import { MissingFilms } from "./components/MissingFilms.tsx";
import { PosterGrid } from "./components/PosterGrid.tsx";
import { Profile } from "./components/Profile.tsx";

const PAGE = 60;

/** A person's films in the library, and the people they often work with. */
export default function Person() {
  const personId = Number(useParams().personId);
  const t = useTranslations("people");
  const tCommon = useTranslations("common");
  const formats = useFormats();
  const jobWord = useTermTranslation("jobs");
  const person = useQuery(api.people.get.queryOptions({ input: { id: personId } }));
  // Fetched of a provider: the page does not wait for it, and does without where it fails.
  const { data: { profile = null } = {} } = useQuery(
    api.people.profile.queryOptions({ input: { id: personId }, retry: false }),
  );
  const films = useInfiniteQuery(
    api.films.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ personId, sort: "year", order: "desc", limit: PAGE, cursor }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  );

  if (person.isError && !person.data) return <ProblemNote error={person.error} onRetry={() => void person.refetch()} />;
  const { name = "", films: count = 0, jobs = [], years = null, collaborators = [] } = person.data ?? {};
  const facts = [
    tCommon("films", { count, number: formats.number(count) }),
    jobs.map(({ job }) => jobWord(job)).join(", "),
    years && (years.from === years.to ? String(years.from) : `${years.from}–${years.to}`),
  ];
  return (
    <Page
      title={name}
      intro={person.data ? facts.filter(Boolean).join(" · ") : " "}
      aside={
        <Link to={`/?person=${personId}`} className={buttonClass()}>
          {t("inLibrary")}
        </Link>
      }
    >
      {person.data && <Profile person={person.data} profile={profile} />}
      {films.isError && !films.data && <ProblemNote error={films.error} onRetry={() => void films.refetch()} />}
      <PosterGrid label={t("films")} films={films.data?.pages.flatMap(({ items }) => items) ?? null} />
      <ListEnd query={films} />
      {profile && !films.hasNextPage && <MissingFilms films={profile.missingFilms} />}
      {collaborators.length > 0 && (
        <section aria-labelledby="together" className="mt-10">
          <h2 id="together" className="mb-3 text-lg font-semibold">
            {t("together")}
          </h2>
          <ul className="flex flex-wrap gap-2">
            {collaborators.map((other) => (
              <li key={other.personId}>
                <Link
                  to={`/people/${other.personId}`}
                  className="inline-flex items-center gap-2 rounded-full border border-line bg-surface px-3 py-1.5 text-sm hover:bg-raised"
                >
                  {other.name}
                  <span className="text-quiet tabular-nums">{formats.number(other.films)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
