import { expect, test } from "vitest";
import { createTestRatings } from "./testRatings.ts";

test("a film that an import dismisses stays dismissed while another import dismisses it too", () => {
  const { addFilm, bringDismissals, library, user, isDismissed, undo } = createTestRatings();
  const film = addFilm({ title: "Cats", year: 2019, tmdbId: 536869 });
  const [first, second] = [bringDismissals([film]), bringDismissals([film])];
  expect(isDismissed(film)).toBe(true);
  undo(first);
  expect(isDismissed(film)).toBe(true);
  undo(second);
  expect(isDismissed(film)).toBe(false);

  const third = bringDismissals([film]);
  library.marks.setDismissed(user, film, true);
  undo(third);
  expect(isDismissed(film)).toBe(true);
});

test("a dismissal that a user withdrew does not return with the next import, also after an undo", () => {
  const { addFilm, bringDismissals, library, user, isDismissed, undo } = createTestRatings();
  const film = addFilm({ title: "Cats", year: 2019, tmdbId: 536869 });
  const first = bringDismissals([film]);
  library.marks.setDismissed(user, film, false);
  expect(isDismissed(film)).toBe(false);
  bringDismissals([film]);
  undo(first);
  bringDismissals([film]);
  expect(isDismissed(film)).toBe(false);
  library.marks.setDismissed(user, film, true);
  expect(isDismissed(film)).toBe(true);
});

test("an import's wish for fewer films like one is kept, becomes the user's own, and goes with the import", () => {
  const { addFilm, bringDismissals, detail, library, user, undo } = createTestRatings();
  const film = addFilm({ title: "Cats", year: 2019, tmdbId: 536869 });
  const by = { user, userId: "ada" };
  const marks = () => ({ dismissed: detail(film)?.dismissed, lessLikeThis: detail(film)?.lessLikeThis });
  const [first, second] = [bringDismissals([film]), bringDismissals([film], true)];
  expect(marks()).toEqual({ dismissed: false, lessLikeThis: true });
  undo(second);
  expect(marks()).toEqual({ dismissed: true, lessLikeThis: false });
  undo(first);
  expect(marks()).toEqual({ dismissed: false, lessLikeThis: false });

  const third = bringDismissals([film]);
  library.lessLikeThis.set(by, film, true);
  undo(third);
  expect(marks()).toEqual({ dismissed: false, lessLikeThis: true });
  library.lessLikeThis.set(by, film, false);
  bringDismissals([film], true);
  expect(marks()).toEqual({ dismissed: false, lessLikeThis: false });
});

test("a film that a user took off a list does not return with the next import, also after an undo", () => {
  const { addFilm, bringList, library, user, undo } = createTestRatings();
  const film = addFilm({ title: "Heat", year: 1995, tmdbId: 949 });
  const watchlist = library.lists.all(user)[0]!.id;
  const first = bringList(watchlist, [film]);
  expect(library.lists.ofFilm(user, film)).toEqual([watchlist]);
  library.lists.setListed(user, watchlist, film, false);
  undo(first);
  bringList(watchlist, [film]);
  expect(library.lists.ofFilm(user, film)).toEqual([]);
  library.lists.setListed(user, watchlist, film, true);
  expect(library.lists.ofFilm(user, film)).toEqual([watchlist]);
});

test("a saved filter stays while another import states it, and stays the user's once the user changed it", () => {
  const { bringFilter, library, user, undo } = createTestRatings();
  const saved = () => library.smartLists.all(user).map(({ name, filter }) => [name, filter.genre]);
  const [first, second] = [bringFilter("Noir", "Crime"), bringFilter("Noir", "Drama")];
  expect(saved()).toEqual([["Noir", ["Crime"]]]);
  undo(first);
  expect(saved()).toEqual([["Noir", ["Drama"]]]);
  const [{ id } = { id: 0 }] = library.smartLists.all(user);
  library.smartLists.update(user, id, { name: "Noir", filter: { genre: ["Thriller"] } });
  undo(second);
  expect(saved()).toEqual([["Noir", ["Thriller"]]]);
});
