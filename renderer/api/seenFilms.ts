/** Tells the engine which suggested films were really on the screen. */
import { onUserLeft } from "../state/store.ts";
import { client } from "./client.ts";

const POST_AFTER_MS = 2_000;
/** What a request may name at most. */
const MAX_FILMS = 200;

const told = new Set<number>();
let waiting: number[] = [];
let timer: ReturnType<typeof setTimeout> | null = null;

// The next user has seen nothing yet.
onUserLeft(() => {
  told.clear();
  waiting = [];
});

/** Reports a film once for each user, for as long as the page is loaded. */
export function recordSeenFilm(film: number): void {
  if (told.has(film)) return;
  told.add(film);
  waiting.push(film);
  if (waiting.length >= MAX_FILMS) post();
  else timer ??= setTimeout(post, POST_AFTER_MS);
}

function post(): void {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  const filmIds = waiting;
  waiting = [];
  // What could not be sent is not counted.
  if (filmIds.length > 0) client.films.seenRecommendations({ filmIds }).catch(() => undefined);
}
