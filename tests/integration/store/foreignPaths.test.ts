import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { backupTo, restoreLibrary } from "../../../src/store/index.ts";
import { makeClip } from "../../fixtures/clips.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { OWNER, startLoggedInProgram } from "../wholeProgram/program.ts";
import { programAt } from "./support/programAt.ts";
import { editDatabase } from "./support/storeContents.ts";

const MEMBER = { userId: "eve", password: "limelight and gauze" };

/** A library's database with an owner, a member and one of their films, as an attacker may have written it. */
async function aLibrary() {
  const program = await startLoggedInProgram({ key: null });
  await program.ask("/api/users", "POST", MEMBER);
  const [clip] = await program.clips("The.Blue.Lighthouse.1971.mp4");
  await program.ask("/api/files", "POST", { paths: [clip] });
  await program.settled();
  const plain = join(temporaryFolder("crafted"), "library-2026-01-02T03-04-05.678.db");
  await program.engine.local.store.database.backup(plain);
  return { program, plain, clip: clip! };
}

function nameFile(plain: string, id: number, path: string, state = "matched"): void {
  editDatabase(plain, (database) =>
    database
      .prepare("INSERT INTO file (id, path, size_bytes, mtime_ms, state, added_at) VALUES (?, ?, 1, 1, ?, 1)")
      .run(id, path, state),
  );
}

describe("a backup that an attacker wrote", () => {
  test("streams only videos to a member", async () => {
    const { program, plain, clip } = await aLibrary();
    await using _program = program;
    const secret = join(temporaryFolder("elsewhere"), "secret.mkv");
    writeFileSync(secret, "root:x:0:0:root:/root:/bin/sh\n");
    nameFile(plain, 801, "/etc/passwd");
    nameFile(plain, 802, secret);
    editDatabase(plain, (database) =>
      database
        .prepare("INSERT INTO neighbour (file, kind, path, size_bytes, mtime_ms) VALUES (801, 'subtitle', ?, 30, 1)")
        .run(secret),
    );
    const folder = join(temporaryFolder("restored"), "library");
    await restoreLibrary(plain, folder);

    await using restored = await programAt(folder);
    await restored.logIn(MEMBER.userId, MEMBER.password);
    for (const id of [801, 802]) {
      const answer = await restored.ask(`/api/files/${id}/stream`);
      expect([answer.status, answer.body.code]).toEqual([415, "not_a_video"]);
    }
    expect((await restored.ask("/api/files/801/subtitles/within-0")).status).toBe(404);
    expect((await restored.ask("/api/files/801/subtitles/beside-0")).status).toBe(404);
    const film = (await restored.all("/api/files")).find(({ path }) => path === clip);
    expect((await restored.ask(`/api/files/${film.id}/stream`)).status).toBe(200);
  });

  test.for(["library.db", "tmdb.key", "logs/film.mkv", "uploads/../library.db", "uploads"])(
    "is refused where it names the program's own %s as a film or as a subtitle",
    async (name) => {
      const { program, plain } = await aLibrary();
      await using _program = program;
      const folder = join(temporaryFolder("restored"), "library");
      const crafted = join(temporaryFolder("crafted"), "subtitle.db");
      writeFileSync(crafted, readFileSync(plain));
      nameFile(plain, 801, `${folder}/${name}`);
      await expect(restoreLibrary(plain, folder)).rejects.toMatchObject({ code: "backup_unsafe" });
      editDatabase(crafted, (database) =>
        database
          .prepare(`
            INSERT INTO neighbour (file, kind, path, size_bytes, mtime_ms)
            SELECT id, 'subtitle', ?, 30, 1 FROM file LIMIT 1`)
          .run(`${folder}/${name}`),
      );
      await expect(restoreLibrary(crafted, folder)).rejects.toMatchObject({ code: "backup_unsafe" });
    },
  );

  test("is refused where it watches the program's own folder, and no disk that it names is watched", async () => {
    const { program, plain } = await aLibrary();
    await using _program = program;
    const folder = join(temporaryFolder("restored"), "library");
    const watch = (path: string) =>
      editDatabase(plain, (database) =>
        database.prepare("INSERT INTO watched_folder (path, added_at) VALUES (?, 1)").run(path),
      );
    for (const path of [folder, `${folder}/backups`, `${folder}/uploads`]) {
      watch(path);
      await expect(restoreLibrary(plain, folder)).rejects.toMatchObject({ code: "backup_unsafe" });
      editDatabase(plain, (database) => database.prepare("DELETE FROM watched_folder WHERE path = ?").run(path));
    }
    watch("/");
    await restoreLibrary(plain, folder);
    await using restored = await programAt(folder);
    await restored.logIn(OWNER.userId, OWNER.password);
    expect((await restored.ask("/api/folders")).body.items).toEqual([]);
  });

  test("is refused as an archive with paths of its former data folder", async () => {
    const { program } = await aLibrary();
    await using _program = program;
    const former = join(program.folder, "library");
    const { store } = program.engine.local;
    store.writeDurable(() =>
      store
        .sql("INSERT INTO file (path, size_bytes, mtime_ms, state, added_at) VALUES (:path, 1, 1, 'matched', 1)")
        .run({ path: join(former, "library.db") }),
    );
    const { file } = await backupTo(store.database, former);
    const folder = join(temporaryFolder("restored"), "library");
    await expect(restoreLibrary(file, folder)).rejects.toMatchObject({ code: "backup_unsafe" });
  });

  test("is refused with a state that the program does not know", async () => {
    const { program, plain } = await aLibrary();
    await using _program = program;
    nameFile(plain, 801, "/films/Nosferatu.mkv", "identified");
    const folder = join(temporaryFolder("restored"), "library");
    await expect(restoreLibrary(plain, folder)).rejects.toMatchObject({ code: "backup_unsafe" });
  });
});

test("the program's own files are not sent, even where one is a video and has a row", async () => {
  const { program, clip } = await aLibrary();
  await using _program = program;
  const folder = join(program.folder, "library");
  mkdirSync(join(folder, "logs"), { recursive: true });
  const own = join(folder, "logs", "film.mp4");
  writeFileSync(own, readFileSync(clip));
  const subtitle = join(folder, "logs", "film.srt");
  writeFileSync(subtitle, "1\n00:00:01,000 --> 00:00:02,000\nsecret\n");
  const { store } = program.engine.local;
  store.writeDurable(() => {
    store
      .sql("INSERT INTO file (id, path, size_bytes, mtime_ms, state, added_at) VALUES (801, :own, 1, 1, 'matched', 1)")
      .run({ own });
    store
      .sql("INSERT INTO neighbour (file, kind, path, size_bytes, mtime_ms) VALUES (801, 'subtitle', :subtitle, 1, 1)")
      .run({ subtitle });
  });
  const answer = await program.ask("/api/files/801/stream");
  expect([answer.status, answer.body.code]).toEqual([404, "file_gone"]);
  expect((await program.ask("/api/files/801/subtitles/beside-0")).status).toBe(404);
});

test("the program's own files give neither their subtitles nor a still, as any other video does", async () => {
  const { program } = await aLibrary();
  await using _program = program;
  const elsewhere = join(temporaryFolder("elsewhere"), "film.mkv");
  await makeClip(elsewhere, { subtitles: ["eng"] });
  const own = join(program.folder, "library", "logs", "film.mkv");
  mkdirSync(dirname(own), { recursive: true });
  writeFileSync(own, readFileSync(elsewhere));
  const { store, intake } = program.engine.local;
  const insert =
    "INSERT INTO file (id, path, size_bytes, mtime_ms, state, added_at) VALUES (:id, :path, 1, 1, 'matched', 1)";
  store.writeDurable(() => {
    store.sql(insert).run({ id: 801, path: own });
    store.sql(insert).run({ id: 802, path: elsewhere });
  });
  const subtitlesOf = async (id: number) => (await program.ask(`/api/files/${id}/subtitles/within-0`)).status;
  const stillOf = async (path: string) => (await intake.takeStill(path, null, new AbortController().signal)).kind;
  expect([await subtitlesOf(802), await stillOf(elsewhere)]).toEqual([200, "taken"]);
  expect([await subtitlesOf(801), await stillOf(own)]).toEqual([404, "refused"]);
});
