import { useSearchParams } from "react-router";
import { FixMatch } from "./FixMatch.tsx";
import { ReviewQueue } from "./ReviewQueue.tsx";

/** All files that wait for a person; or, from a film's page, that film's own. */
export default function Review() {
  const filmId = Number(useSearchParams()[0].get("film"));
  return filmId > 0 ? <FixMatch key={filmId} filmId={filmId} /> : <ReviewQueue />;
}
