import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findMediaPrograms } from "../../../src/intake/ffmpeg/mediaPrograms.ts";
import { probeWithFfprobe } from "../../../src/intake/probe/ffprobe.ts";
import { probe } from "../../../src/intake/probe/index.ts";
import { probeInThread } from "../../../src/intake/probe/probeInThread.ts";
import { scan } from "../../../src/intake/scan/index.ts";
import { takeStill } from "../../../src/intake/still/index.ts";
import { makeClip, writeZeros } from "../../fixtures/clips.ts";
import { makeMutatedClips } from "../../fixtures/mutatedClips.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { temporaryWorkers } from "../../support/temporaryWorkers.ts";

const workers = temporaryWorkers();
const folder = temporaryFolder();
const programs = await findMediaPrograms();
const options = { workers, ffprobe: programs.ffprobe };

const hits: string[] = [];
const server = createServer((request, response) => {
  hits.push(request.url ?? "");
  response.end("secret");
});
let address = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const MANIFESTS: Readonly<Record<string, (film: string) => string>> = {
  hls: () => `#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n${address}/hls.ts\n#EXT-X-ENDLIST\n`,
  hlsLocal: (film) => `#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n${film}\n#EXT-X-ENDLIST\n`,
  dash: () => `<?xml version="1.0"?>
<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT10S" profiles="urn:mpeg:dash:profile:isoff-on-demand:2011">
<Period><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1000"><BaseURL>${address}/dash.mp4</BaseURL>
<SegmentBase indexRange="0-100"/></Representation></AdaptationSet></Period></MPD>`,
  ffconcat: (film) => `ffconcat version 1.0\nfile '${film}'\nfile '${address}/concat.mp4'\n`,
  sdp: () =>
    `v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\na=control:${address}/sdp\nm=video 5004 RTP/AVP 96\n`,
  subtitleList: () => `# VobSub index file, v7\nsize: 720x480\n\n${address}/list.sub\n`,
};

test.each(Object.keys(MANIFESTS))(
  "a %s manifest that is named like a film causes no request and reveals nothing",
  async (kind) => {
    const film = await makeClip(join(folder, "target.mp4"));
    for (const ending of ["mp4", "mkv"]) {
      const path = join(folder, `${kind}.${ending}`);
      await writeFile(path, MANIFESTS[kind]!(film));
      for await (const { refused } of scan([path], { workers }))
        expect(refused).toMatchObject([{ code: "not_a_video" }]);
      expect(await probe([path], options)).toMatchObject([{ kind: "refused", code: "not_a_video" }]);
      // Past the program's own look at the content, the lists given to ffprobe and ffmpeg must hold alone.
      expect(await probeWithFfprobe(path, programs.ffprobe!.path)).toMatchObject({ kind: "refused" });
      expect(await takeStill(path, { ffmpeg: programs.ffmpeg })).toMatchObject({ kind: "refused" });
    }
    expect(hits).toEqual([]);
  },
);

/** A bench run sets thousands. */
const MUTATED_CLIPS = Number(process.env.FILMOTHEQUE_MUTATED_CLIPS ?? 300);
const REASONS = ["probed", "not_a_video", "truncated", "damaged", "codec_unknown", "too_slow", "program_crashed"];

test(`${MUTATED_CLIPS} damaged films are each rejected with one clear reason, and the next film is read`, async () => {
  const paths = await makeMutatedClips(folder, MUTATED_CLIPS, 20_260_101);
  const good = await makeClip(join(folder, "good.mp4"));
  const outcomes = await probe([...paths, good], options);
  expect(outcomes).toHaveLength(MUTATED_CLIPS + 1);
  for (const [index, outcome] of outcomes.entries()) {
    const reason = outcome.kind === "probed" ? "probed" : outcome.code;
    expect([paths[index], REASONS.includes(reason) ? "clear" : reason]).toEqual([paths[index], "clear"]);
  }
  expect(outcomes.at(-1)).toMatchObject({ kind: "probed" });
  // Every kind of damage occurred: a seed that leaves the files intact would test nothing.
  const met = new Set(outcomes.map((outcome) => (outcome.kind === "probed" ? "probed" : outcome.code)));
  expect(met.size).toBeGreaterThan(2);
});

test("deep boxes, boxes of absurd length and a hundred megabytes of nothing end in one reason", async () => {
  const deep = join(folder, "deep.mp4");
  await writeFile(deep, nested(2_000));
  const zeros = await writeZeros(join(folder, "zeros.mp4"), 100_000_000);
  const [first, second] = await probe([deep, zeros], options);
  expect(first).toMatchObject({ kind: "refused" });
  expect(second).toMatchObject({ kind: "refused", code: "truncated" });
});

test("ten thousand streams cost one answer within its limits", async () => {
  const clip = await readFile(await makeClip(join(folder, "many.mkv"), { silent: true }));
  const many = join(folder, "streams.mkv");
  await writeFile(many, withManyTracks(clip, 10_000));
  const [outcome] = await probe([many], options);
  expect(outcome?.kind === "probed" || outcome?.kind === "refused").toBe(true);
});

test("a parser that does not end loses its thread, and the file that held it is named", async () => {
  const run = ((_task: unknown, { progress }: { progress: Int32Array }, { signal }: { signal: AbortSignal }) => {
    Atomics.store(progress, 0, 2);
    return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  }) as unknown as typeof workers.run;
  const end = await probeInThread({ run }, { paths: ["a", "b", "c", "d"] }, 50, undefined);
  expect(end).toEqual({ kind: "lost", stuckAt: 2, fact: "parser stopped" });
});

function nested(depth: number): Buffer {
  let content = Buffer.alloc(0);
  for (let level = 0; level < depth; level++) {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(content.length + 8, 0);
    head.write(level === depth - 1 ? "moov" : "trak", 4, "latin1");
    content = Buffer.concat([head, content]);
  }
  const ftyp = Buffer.from("\0\0\0\x10ftypisom\0\0\0\0", "latin1");
  return Buffer.concat([ftyp, content]);
}

/** Repeats the one track entry of a Matroska file, and makes the segment's length unknown so that it still fits. */
function withManyTracks(clip: Buffer, count: number): Buffer {
  const segmentAt = clip.indexOf(Buffer.from("18538067", "hex"));
  const tracksAt = clip.indexOf(Buffer.from("1654ae6b", "hex"));
  const sizeBytes = 9 - (32 - Math.clz32(clip[tracksAt + 4]!));
  const tracksSize = Number(clip.readUIntBE(tracksAt + 4, Math.min(sizeBytes, 6)) % 2 ** (7 * Math.min(sizeBytes, 6)));
  const contentAt = tracksAt + 4 + sizeBytes;
  const entries = Buffer.concat(Array<Buffer>(count).fill(clip.subarray(contentAt, contentAt + tracksSize)));
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(entries.length));
  size[0] = 1;
  const head = Buffer.from(clip.subarray(0, tracksAt));
  Buffer.from("01ffffffffffffff", "hex").copy(head, segmentAt + 4);
  return Buffer.concat([head, Buffer.from("1654ae6b", "hex"), size, entries, clip.subarray(contentAt + tracksSize)]);
}
