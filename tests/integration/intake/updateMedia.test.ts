import { renameSync } from "node:fs";
import { expect, test } from "vitest";
import { eventually } from "../../support/deadlines.ts";
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
  const away = `${paths[1]}.away`;
  renameSync(paths[1]!, away);

  for (const id of [1, 2]) jobs.enqueue({ kind: "update_media", subject: "file", subjectId: id });
  await program.settled();
  const [kept] = before;
  expect(rows()).toEqual([kept, unreadable]);

  // The second one may be on a drive that is away: it is probed when it is back.
  const waiting = () => store.sql("SELECT subject_id AS file, state FROM job WHERE kind = 'update_media'").all();
  expect(waiting()).toContainEqual({ file: 2, state: "queued" });
  expect(waiting()).not.toContainEqual({ file: 1, state: "queued" });
  renameSync(away, paths[1]!);
  store.writeRelaxed(() => store.sql("UPDATE file SET missing_since = NULL WHERE id = 2").run());
  const [, seen] = before;
  await eventually("the file that came back is probed", () => {
    jobs.runNow(["update_media"]);
    return JSON.stringify(rows()) === JSON.stringify([kept, seen]);
  });
});
