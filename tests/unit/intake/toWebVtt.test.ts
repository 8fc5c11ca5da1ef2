import fc from "fast-check";
import { expect, test } from "vitest";
import { toWebVtt } from "../../../src/intake/subtitles/toWebVtt.ts";
import "../../support/propertySeed.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

test("SubRip becomes WebVTT: points for commas, hours written out, styles of old players gone", () => {
  const srt =
    '1\r\n00:00:01,5 --> 00:00:02,750\r\n<font color="red">Bon{\\an8}soir</font>, <i>vous</i>\r\n\r\n2\r\n1:02,000 --> 1:03,000\r\nOui\r\n';
  expect(toWebVtt(bytes(srt))).toBe(
    "WEBVTT\n\n1\n00:00:01.500 --> 00:00:02.750\nBonsoir, <i>vous</i>\n\n2\n00:01:02.000 --> 00:01:03.000\nOui\n",
  );
});

test("WebVTT stays as it is", () => {
  const vtt = "WEBVTT\n\n00:01.000 --> 00:02.000\nHello";
  expect(toWebVtt(bytes(vtt))).toBe(`${vtt}\n`);
});

test("what old programs wrote is read in their encoding", () => {
  const western = Uint8Array.from(
    [..."00:00:01,000 --> 00:00:02,000\n\xc9t\xe9"].map((letter) => letter.charCodeAt(0)),
  );
  expect(toWebVtt(western)).toContain("Été");
  const text = "00:00:01,000 --> 00:00:02,000\nНочь";
  const wide = new Uint8Array([
    0xff,
    0xfe,
    ...new Uint8Array(Uint16Array.from([...text].map((letter) => letter.charCodeAt(0))).buffer),
  ]);
  expect(toWebVtt(wide)).toContain("Ночь");
});

test("law: bytes without a timing are no subtitle, and none makes it fail", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (some) => {
      const read = toWebVtt(some);
      expect(read === null || read.startsWith("WEBVTT")).toBe(true);
    }),
  );
  expect(toWebVtt(bytes("no subtitle at all"))).toBeNull();
});
