import { expect, test } from "vitest";
import { createSampleFilms } from "../support/sampleFilms.ts";

const ADA = "ada";

function marked() {
  const films = createSampleFilms();
  const film = films.addFilm({ title: "Cats", year: 2019 });
  const by = { user: films.user, userId: ADA };
  const { journal, lessLikeThis } = films.library;
  return {
    ...films,
    film,
    set: (isLess: boolean) => lessLikeThis.set(by, film, isLess),
    marks: () => {
      const { dismissed, lessLikeThis: isLess } = films.detail(film)!;
      return { dismissed, isLess };
    },
    entries: () =>
      films.store.sql<{ id: number; act: string; user: number }>("SELECT * FROM journal ORDER BY id").all(),
    undo: (id: number) => films.store.writeDurable(() => journal.undo(id, ADA, (entry) => lessLikeThis.undo(entry))),
  };
}

test("asking for fewer films like one is an entry of the user's journal, which undoes it, and redoes it", () => {
  const { set, marks, entries, undo, user } = marked();
  set(true);
  set(true);
  expect(marks()).toEqual({ dismissed: false, isLess: true });
  expect(entries()).toMatchObject([{ act: "less_like_this", user }]);
  undo(entries()[0]!.id);
  expect(marks()).toEqual({ dismissed: false, isLess: false });
  undo(entries()[1]!.id);
  expect(marks()).toEqual({ dismissed: false, isLess: true });
});

test("an undo restores that only the film was dismissed", () => {
  const { library, user, film, set, marks, entries, undo } = marked();
  library.marks.setDismissed(user, film, true);
  set(true);
  expect(marks()).toEqual({ dismissed: false, isLess: true });
  undo(entries()[0]!.id);
  expect(marks()).toEqual({ dismissed: true, isLess: false });
});

test("withdrawing it leaves a film that is dismissed on its own as it is", () => {
  const { library, user, film, set, marks, entries } = marked();
  library.marks.setDismissed(user, film, true);
  set(false);
  expect(marks()).toEqual({ dismissed: true, isLess: false });
  expect(entries()).toEqual([]);
});

test("an entry is not undone after the user changed the film's mark again", () => {
  const { library, user, film, set, marks, entries, undo } = marked();
  set(true);
  library.marks.setDismissed(user, film, true);
  expect(() => undo(entries()[0]!.id)).toThrow(expect.objectContaining({ code: "undo_conflict" }));
  expect(marks()).toEqual({ dismissed: true, isLess: false });
});
