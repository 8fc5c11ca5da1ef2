import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toWebVtt } from "../../../../src/intake/subtitles/toWebVtt.ts";
import { LANGUAGE_SAMPLES } from "../../../fixtures/languageSamples.ts";
import { encodeText } from "../../../support/encodeText.ts";
import "../../../support/propertySeed.ts";

const convert = (text: string, context: { language?: string; frameRate?: number } = {}) =>
  toWebVtt({ bytes: new TextEncoder().encode(text), language: null, frameRate: null, ...context });

/** WebVTT cues, one per line: `start > end: text`, with the settings in brackets and `/` for line breaks. */
function cuesOf(webVtt: string | null): string[] {
  return (webVtt ?? "")
    .split("\n\n")
    .slice(1)
    .map((block) => block.trim().split("\n"))
    .map(([timing = "", ...lines]) => {
      const [start, , end, settings] = timing.split(" ");
      return `${start?.slice(3)} > ${end?.slice(3)}${settings ? ` [${settings}]` : ""}: ${lines.join("/")}`;
    });
}

test("SubRip becomes WebVTT: points for commas, hours written out, numbers and styles of old players gone", () => {
  const srt =
    '1\r\n00:00:01,5 --> 00:00:02,750\r\n<font color="red">Bon{\\an8}soir</font>, <i>vous</i>\r\n\r\n2\r\n1:02,000 --> 1:03,000\r\nOui\r\n';
  expect(convert(srt)).toBe(
    "WEBVTT\n\n00:00:01.500 --> 00:00:02.750 line:0\nBonsoir, <i>vous</i>\n\n00:01:02.000 --> 00:01:03.000\nOui\n",
  );
});

test.each([
  ["no blank line between cues", "1\n00:00:01,000 --> 00:00:02,000\nOne\n2\n00:00:03,000 --> 00:00:04,000\nTwo"],
  ["blank lines within a cue", "1\n00:00:01,000 --> 00:00:02,000\n\nOne\n\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo"],
  ["no numbers", "00:00:01,000 --> 00:00:02,000\nOne\n\n00:00:03,000 --> 00:00:04,000\nTwo"],
  ["no spaces, points, one digit", "1\n0:00:01.0-->0:00:02.0\nOne\n\n2\n0:00:03.0-->0:00:04.0\nTwo"],
  ["colons before milliseconds", "1\n00:00:01:000 --> 00:00:02:000\nOne\n\n2\n00:00:03:000 --> 00:00:04:000\nTwo"],
  ["coordinates", "1\n00:00:01,000 --> 00:00:02,000 X1:1 X2:2 Y1:3\nOne\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo"],
  ["out of order", "2\n00:00:03,000 --> 00:00:04,000\nTwo\n\n1\n00:00:01,000 --> 00:00:02,000\nOne"],
])("SubRip with %s is read", (_, srt) => {
  expect(cuesOf(convert(srt))).toEqual(["00:01.000 > 00:02.000: One", "00:03.000 > 00:04.000: Two"]);
});

test("a number that is spoken stays, and the number of the next cue goes", () => {
  const srt = "1\n00:00:01,000 --> 00:00:02,000\nIt was\n1984\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo";
  expect(cuesOf(convert(srt))[0]).toBe("00:01.000 > 00:02.000: It was/1984");
});

test("WebVTT keeps text and styles; notes, style sheets, voices and positions are dropped", () => {
  const vtt =
    "WEBVTT - film\n\nSTYLE\n::cue { color: red }\n\nNOTE\nnobody reads this\n\nintro\n00:01.000 --> 00:02.000 align:left line:10%\n<v Fred>Hello &amp; <c.loud>bye</c>\n";
  expect(cuesOf(convert(vtt))).toEqual(["00:01.000 > 00:02.000 [line:0]: Hello &amp; bye"]);
});

test("ASS and SSA: text, italics, line breaks and the top of the picture; comments and drawings are left out", () => {
  const ass = [
    "[Script Info]",
    "[V4+ Styles]",
    "Format: Name, Fontname, Italic, Alignment",
    "Style: Default,Arial,0,2",
    "Style: Sign,Arial,-1,8",
    "[Events]",
    "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text",
    "Comment: 0,0:00:00.00,0:00:09.00,Default,,0,0,0,,not shown",
    "Dialogue: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,One, {\\i1}two{\\i0}\\Nthree\\hfour",
    "Dialogue: 0,0:00:03.00,0:00:04.00,Sign,,0,0,0,,{\\pos(10,20)\\fad(1,2)}Station",
    "Dialogue: 1,0:00:03.00,0:00:04.00,Sign,,0,0,0,,{\\pos(11,21)}Station",
    "Dialogue: 0,0:00:05.00,0:00:06.00,Default,,0,0,0,,{\\p1}m 0 0 l 10 10{\\p0}",
  ].join("\n");
  expect(cuesOf(convert(ass))).toEqual([
    "00:01.000 > 00:02.500: One, <i>two</i>/three\u{a0}four",
    "00:03.000 > 00:04.000 [line:0]: <i>Station</i>",
  ]);
  const ssa =
    "[Script Info]\n[V4 Styles]\nFormat: Name, Italic, Alignment\nStyle: Top,0,6\n[Events]\nFormat: Marked, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\nDialogue: Marked=0,0:00:01.00,0:00:02.00,*Top,,0,0,0,,Up";
  expect(cuesOf(convert(ssa))).toEqual(["00:01.000 > 00:02.000 [line:0]: Up"]);
});

describe("MicroDVD", () => {
  const sub = "{24}{48}{y:i}One|two\n{72}{96}/three\n{120}{}four";

  test("takes the frame rate of its first line, else the film's", () => {
    expect(cuesOf(convert(`{1}{1}24\n${sub}`, { frameRate: 50 }))).toEqual([
      "00:01.000 > 00:02.000: <i>One</i>/two",
      "00:03.000 > 00:04.000: <i>three</i>",
      "00:05.000 > 00:10.000: four",
    ]);
    expect(cuesOf(convert(sub, { frameRate: 12 }))[0]).toMatch(/^00:02\.000 > 00:04\.000/);
    expect(cuesOf(convert(sub))[0]).toMatch(/^00:01\.001 > 00:02\.002/);
  });

  test("a style of the whole text holds for all its lines", () => {
    expect(cuesOf(convert("{24}{48}{Y:i}{C:$0000FF}One|two", { frameRate: 24 }))).toEqual([
      "00:01.000 > 00:02.000: <i>One</i>/<i>two</i>",
    ]);
  });
});

test("MPL2, SBV and SubViewer", () => {
  expect(cuesOf(convert("[10][20]One|/two"))).toEqual(["00:01.000 > 00:02.000: One/<i>two</i>"]);
  expect(cuesOf(convert("0:00:01.000,0:00:02.500\nOne\ntwo\n\n0:00:03.000,0:00:04.000\nThree"))).toEqual([
    "00:01.000 > 00:02.500: One/two",
    "00:03.000 > 00:04.000: Three",
  ]);
  expect(cuesOf(convert("[INFORMATION]\n[TITLE]x\n[SUBTITLE]\n00:00:01.00,00:00:02.00\nOne[br]two"))).toEqual([
    "00:01.000 > 00:02.000: One/two",
  ]);
});

test("SAMI in two languages: the one that the file's name states, else the first", () => {
  const sami = `<SAMI><HEAD><STYLE>
    .ENCC { Name: English; lang: en-US; SAMIType: CC; }
    .FRCC { Name: Français; lang: fr-FR; SAMIType: CC; }
    </STYLE></HEAD><BODY>
    <SYNC Start=1000><P Class=ENCC>Good <i>evening</i><br>you<P Class=FRCC>Bonsoir
    <SYNC Start=2000><P Class=ENCC>&nbsp;<P Class=FRCC>&nbsp;
    <SYNC Start=3000><P Class=ENCC>Bye<P Class=FRCC>Adieu</BODY></SAMI>`;
  expect(cuesOf(convert(sami))).toEqual([
    "00:01.000 > 00:02.000: Good <i>evening</i>/you",
    "00:03.000 > 00:08.000: Bye",
  ]);
  expect(cuesOf(convert(sami, { language: "fr" }))[0]).toBe("00:01.000 > 00:02.000: Bonsoir");
});

test("TTML: clock times, seconds, frames and ticks; italics by attribute and by style", () => {
  const body = (begin: string, end: string) =>
    `<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ttp:frameRate="25" ttp:tickRate="1000"><head><styling><style xml:id="it" tts:fontStyle="italic"/></styling><layout><region xml:id="top" tts:displayAlign="before"/></layout></head><body><div>
    <p begin="${begin}" end="${end}">One<br/>
       <span tts:fontStyle="italic">two</span> &amp; three</p>
    <p begin="4s" dur="1s" style="it" region="top">Four</p></div></body></tt>`;
  for (const [begin, end] of [
    ["00:00:01.000", "00:00:02.000"],
    ["1s", "2000ms"],
    ["25f", "50f"],
    ["1000t", "2000t"],
    ["00:00:01:00", "00:00:02:00"],
  ] as const)
    expect(cuesOf(convert(body(begin, end)))).toEqual([
      "00:01.000 > 00:02.000: One/<i>two</i> &amp; three",
      "00:04.000 > 00:05.000 [line:0]: <i>Four</i>",
    ]);
});

describe("encodings", () => {
  const srtOf = (lines: string) => `1\n00:00:01,000 --> 00:00:02,000\n${lines}\n`;
  const read = (bytes: Uint8Array, language: string | null) => toWebVtt({ bytes, language, frameRate: null }) ?? "";
  const cases = LANGUAGE_SAMPLES.flatMap(([language, encodings, lines]) =>
    encodings.map((encoding) => [language, encoding, lines] as const),
  );

  test.each(cases)(
    "%s in %s is detected, with and without the language in the file's name",
    (language, encoding, lines) => {
      const bytes = encodeText(srtOf(lines), encoding);
      expect(read(bytes, language)).toContain(lines);
      expect(read(bytes, null)).toContain(lines);
    },
  );

  test.each(LANGUAGE_SAMPLES)("%s in Unicode is read, with and without a byte order mark", (language, _, lines) => {
    const text = srtOf(lines);
    const wide = Buffer.from(text, "utf16le");
    const forms = [
      Buffer.from(text),
      Buffer.from(`\u{feff}${text}`),
      wide,
      Buffer.from(`\u{feff}${text}`, "utf16le"),
      Buffer.from(`\u{feff}${text}`, "utf16le").swap16(),
    ];
    for (const bytes of forms) expect(read(bytes, language)).toContain(lines);
  });

  test("one language in the name does not make another script unreadable", () => {
    const [, , russian] = LANGUAGE_SAMPLES.find(([language]) => language === "ru")!;
    expect(read(encodeText(srtOf(russian), "windows-1251"), "en")).toContain(russian);
  });

  test("a few broken characters leave UTF-8 what it is", () => {
    const bytes = Buffer.from(srtOf("Été, où es-tu ? Là-bas, à côté de la forêt, très près, déjà prêt."));
    const cut = Buffer.concat([bytes, Buffer.from([0xc3])]);
    expect(read(cut, "fr")).toContain("Été, où es-tu ?");
  });
});

describe("law: no markup of a subtitle reaches the page", () => {
  const wrap: readonly ((text: string) => string)[] = [
    (text) => `1\n00:00:01,000 --> 00:00:02,000\n${text}`,
    (text) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${text}`,
    (text) => `[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,${text}`,
    (text) => `{1}{25}${text}`,
    (text) => `0:00:01.000,0:00:02.000\n${text}`,
    (text) => `<SAMI><SYNC Start=1><P Class=A>${text}`,
    (text) => `<tt xmlns="x"><p begin="1s" end="2s">${text}</p></tt>`,
  ];
  const pieces = fc.constantFrom(
    ..."<script>alert(1)</script>|<scr<b>ipt>|<i|<i>|</i>|<b onclick=x>|</b>|<u>|</u>|&lt;img src=x onerror=y&gt;|&#60;b&#62;|&#x3c;|{\\i1}|{\\i0}|{\\an8}|{|}|<img src=x>|<c.a>|<v X>|-->|\n|\n\n|&amp;|&|a|\0".split(
      "|",
    ),
  );

  test("what is left is text, escaped, and tags that open and close in order", () => {
    fc.assert(
      fc.property(fc.constantFrom(...wrap), fc.array(pieces, { maxLength: 12 }), (build, parts) => {
        for (const line of cuesOf(convert(build(parts.join(""))))) {
          const text = line.slice(line.indexOf(": ") + 2);
          expect(text.replaceAll(/<\/?[ibu]>/g, "")).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
          const open: string[] = [];
          for (const [, slash, tag] of text.matchAll(/<(\/?)([ibu])>/g)) {
            if (slash === "") open.push(tag!);
            else expect(open.pop()).toBe(tag);
          }
          expect(open).toEqual([]);
        }
      }),
    );
  });
});

test("law: any bytes give WebVTT or nothing, and none makes it fail", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(null, "ru", "zh-Hant", "fr"), (bytes, language) => {
      const read = toWebVtt({ bytes, language, frameRate: null });
      expect(read === null || read.startsWith("WEBVTT\n\n")).toBe(true);
    }),
  );
  expect(convert("no subtitle at all")).toBeNull();
});
