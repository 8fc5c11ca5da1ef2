import type { Credit, CreditJob } from "../providerFilm.ts";
import type { TmdbFilm } from "./tmdbSchemas.ts";

/** More names than a page shows; blockbusters list hundreds. */
const MAX_ACTORS = 40;

/**
 * TMDB's job names (`/configuration/jobs`), as they occur in responses. Older films have `Music` instead of `Original
 * Music Composer`. `Story` belongs to the film, `Original Story` to the work it is based on.
 */
export const CREW_JOBS: ReadonlyMap<string, CreditJob> = new Map([
  ["Director", "director"],
  ["Co-Director", "director"],
  ["Screenplay", "writer"],
  ["Writer", "writer"],
  ["Co-Writer", "writer"],
  ["Screenstory", "writer"],
  ["Story", "writer"],
  ["Scenario Writer", "writer"],
  ["Adaptation", "writer"],
  ["Dialogue", "writer"],
  ["Teleplay", "writer"],
  ["Author", "author"],
  ["Novel", "author"],
  ["Book", "author"],
  ["Short Story", "author"],
  ["Original Story", "author"],
  ["Characters", "author"],
  ["Comic Book", "author"],
  ["Graphic Novel", "author"],
  ["Theatre Play", "author"],
  ["Musical", "author"],
  ["Opera", "author"],
  ["Poem", "author"],
  ["Original Concept", "author"],
  ["Idea", "author"],
  ["Producer", "producer"],
  ["Original Music Composer", "composer"],
  ["Music", "composer"],
  ["Composer", "composer"],
  ["Director of Photography", "cinematographer"],
  ["Cinematography", "cinematographer"],
  ["Editor", "editor"],
  ["Co-Editor", "editor"],
]);

/** The people of a film, each once per job, in TMDB's order. */
export function readCredits(film: TmdbFilm): readonly Credit[] {
  const cast = (film.credits?.cast.rows ?? [])
    .toSorted((a, b) => (a.order ?? Number.MAX_SAFE_INTEGER) - (b.order ?? Number.MAX_SAFE_INTEGER))
    .slice(0, MAX_ACTORS);

  const credits: Credit[] = [];
  const seen = new Set<string>();
  const nextOrder = new Map<CreditJob, number>();
  const add = (
    person: { id: number; name: string; profile_path: string | null },
    job: CreditJob,
    character: string | null,
  ) => {
    const key = `${job} ${person.id}`;
    if (seen.has(key)) return;
    seen.add(key);
    const order = nextOrder.get(job) ?? 0;
    nextOrder.set(job, order + 1);
    credits.push({
      providerPersonId: String(person.id),
      name: person.name,
      job,
      ...(character === null ? {} : { character }),
      order,
      profilePath: person.profile_path,
    });
  };

  for (const actor of cast) add(actor, "actor", actor.character);
  for (const member of film.credits?.crew.rows ?? []) {
    const job = CREW_JOBS.get(member.job);
    if (job !== undefined) add(member, job, null);
  }
  return credits;
}
