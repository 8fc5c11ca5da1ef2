import { expect, test } from "vitest";
import { HOME_ROWS } from "../../../../src/contract/index.ts";
import { type Program, startLoggedInProgram } from "../../wholeProgram/program.ts";

interface Row {
  readonly kind: string;
  readonly isHidden: boolean;
  readonly savedFilter: { readonly id: number; readonly name: string } | null;
}
type Sent = readonly (readonly [kind: string, savedFilterId?: number, isHidden?: boolean])[];

const rowsOf = async (program: Program): Promise<Row[]> => (await program.ask("/api/me/home/rows")).body.items;
const namesOf = (rows: readonly Row[]) =>
  rows.map(({ kind, savedFilter, isHidden }) => `${isHidden ? "-" : ""}${savedFilter?.name ?? kind}`);
const arrange = (program: Program, rows: Sent) =>
  program.ask("/api/me/home/rows", "PUT", {
    rows: rows.map(([kind, savedFilterId = null, isHidden = false]) => ({ kind, savedFilterId, isHidden })),
  });
const saveFilter = async (program: Program, name: string): Promise<number> =>
  (await program.ask("/api/me/smart-lists", "POST", { name, filter: { genre: ["Drama"] } })).body.id;

test("Home has the program's own rows until they are arranged, and keeps the order and what is hidden", async () => {
  await using program = await startLoggedInProgram();
  expect(namesOf(await rowsOf(program))).toEqual([...HOME_ROWS]);
  const dramas = await saveFilter(program, "Dramas");
  const answer = await arrange(program, [
    ["newest"],
    ["savedFilter", dramas],
    ...HOME_ROWS.filter((kind) => kind !== "newest").map((kind) => [kind, undefined, true] as const),
  ]);
  const expected = ["newest", "Dramas", ...HOME_ROWS.filter((kind) => kind !== "newest").map((kind) => `-${kind}`)];
  expect([answer.status, namesOf(answer.body.items)]).toEqual([200, expected]);
  await program.restart();
  expect(namesOf(await rowsOf(program))).toEqual(expected);
  expect((await rowsOf(program))[1]?.savedFilter).toEqual({ id: dramas, name: "Dramas", filter: { genre: ["Drama"] } });
});

test("a saved filter that is removed is no row any more, and one that is renamed has its new name", async () => {
  await using program = await startLoggedInProgram();
  const [dramas, others] = [await saveFilter(program, "Dramas"), await saveFilter(program, "Others")];
  await arrange(program, [
    ["savedFilter", dramas],
    ["savedFilter", others],
  ]);
  await program.ask(`/api/me/smart-lists/${others}`, "PUT", { name: "Snow", filter: {} });
  await program.ask(`/api/me/smart-lists/${dramas}`, "DELETE");
  expect(namesOf(await rowsOf(program)).filter((name) => !HOME_ROWS.some((kind) => kind === name))).toEqual(["Snow"]);
});

test("an arrangement is refused as a whole: a row twice, a filter without its id, a filter of somebody else", async () => {
  await using program = await startLoggedInProgram();
  const dramas = await saveFilter(program, "Dramas");
  const before = await arrange(program, [["newest"], ["continue"]]);
  for (const rows of [[["newest"], ["newest"]], [["savedFilter"]], [["newest", dramas]], [["nothing"]]] as Sent[])
    expect((await arrange(program, rows)).status).toBe(422);
  expect((await arrange(program, [["forYou"], ["savedFilter", 9_999]])).body.code).toBe("unknown_list");
  expect(await rowsOf(program)).toEqual(before.body.items);
  await program.ask("/api/users", "POST", { userId: "eve", password: "limelight and gauze" });
  const login = await program.ask("/api/sessions", "POST", { userId: "eve", password: "limelight and gauze" });
  program.useSession(login.body.sessionId);
  expect((await arrange(program, [["savedFilter", dramas]])).body.code).toBe("unknown_list");
  expect(namesOf(await rowsOf(program))).toEqual([...HOME_ROWS]);
});
