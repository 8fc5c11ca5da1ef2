import { rmSync } from "node:fs";
import { expect, test } from "vitest";
import { startLoggedInProgram } from "../wholeProgram/program.ts";

test("a file that an earlier version probed gets what is read of files now, and keeps its film and state", async () => {
  await using program = await startLoggedInProgram();
  const paths = await program.clips("The Blue Lighthouse (1971).mp4", "The Glass Orchard (1984).mp4");
  await program.ask("/api/files", "POST", { paths });
  await program.settled();
  const { store, jobs } = program.engine.local;
  const rows = () => store.sql("SELECT id, state, film, part, media FROM file ORDER BY id").all();
  const before = rows();
  const older = `UPDATE file SET media = json_remove(media, '$.chapters', '$.video.profile')`;
  store.writeRelaxed(() => store.sql(older).run());
  const [, unreadable] = rows();
  rmSync(paths[1]!);

  for (const id of [1, 2]) jobs.enqueue({ kind: "update_media", subject: "file", subjectId: id });
  await program.settled();
  const [kept] = before;
  expect(rows()).toEqual([kept, unreadable]);
});
