import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MEMBER, type ServedProgram, startServedProgram } from "./servedProgram.ts";

let program: ServedProgram;
let owner: string;
let member: string;
let other: string;
let clips: string[];

beforeAll(async () => {
  program = await startServedProgram();
  ({ owner, member, other } = await program.household());
  clips = await program.clips("The.Blue.Lighthouse.1971.mp4", "Nightfall.2001.mp4", "Winter.Harbour.1984.mp4");
  // No scan of the folder is running when the member adds its files, so they are recorded as added by the member.
  const folders = program.engine.local.intake.folders;
  program.engine.local.store.writeDurable(() =>
    program.engine.local.store
      .sql("INSERT INTO watched_folder (path, added_at) VALUES (:path, 1)")
      .run({ path: `${program.folder}/films` }),
  );
  expect(folders.paths()).toHaveLength(1);
});
afterAll(() => program?.[Symbol.asyncDispose]());

const added = async (as: string, path: string): Promise<number> =>
  (await program.ask("/api/files", { method: "POST", as, body: { paths: [path] } })).body.accepted[0].fileId;
const uploaded = async (as: string, name: string, path: string) =>
  (await program.ask(`/api/uploads/${name}`, { method: "PUT", as, body: new Uint8Array(readFileSync(path)) })).body
    .accepted[0];
const removedBy = async (as: string, ...fileIds: number[]) => {
  const { status, body } = await program.ask("/api/files/remove", { method: "POST", as, body: { fileIds } });
  expect(status).toBe(200);
  return body.removed;
};

test("a member takes back what they added, and nothing that another member, the owner or a scan added", async () => {
  const [mine = "", theirs = "", ownersFile = ""] = clips;
  const [own, others, owners] = [await added(member, mine), await added(other, theirs), await added(owner, ownersFile)];
  expect(await removedBy(member, others, owners)).toBe(0);
  expect(await removedBy(other, own, owners)).toBe(0);
  expect((await program.ask("/api/files", { as: owner })).body.total).toBe(3);
  expect(await removedBy(member, own, others, owners)).toBe(1);
  expect(await removedBy(owner, others, owners)).toBe(2);
});

test("adding a known file again does not make it one's own", async () => {
  const [path = ""] = clips;
  const fileId = await added(owner, path);
  expect(await added(member, path)).toBe(fileId);
  expect(await removedBy(member, fileId)).toBe(0);
  expect(await removedBy(owner, fileId)).toBe(1);
});

test("an upload is removed, with its copy on the disk, by its sender or the owner only", async () => {
  const [path = ""] = clips;
  const upload = await uploaded(member, "The.Blue.Lighthouse.1971.mp4", path);
  expect(await removedBy(other, upload.fileId)).toBe(0);
  expect(existsSync(upload.path)).toBe(true);
  expect(await removedBy(member, upload.fileId)).toBe(1);
  expect(existsSync(upload.path)).toBe(false);
});

test("what a user added stays when the user is removed, and is then the owner's alone", async () => {
  const [, path = ""] = clips;
  const fileId = await added(member, path);
  expect((await program.ask(`/api/users/${MEMBER.userId}`, { method: "DELETE", as: owner })).status).toBe(204);
  expect(await removedBy(other, fileId)).toBe(0);
  expect(await removedBy(owner, fileId)).toBe(1);
});
