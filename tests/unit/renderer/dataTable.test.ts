import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { type DataColumn, DataTable } from "../../../renderer/components/DataTable.tsx";

type Row = { name: string; failed: number };

const columns: readonly DataColumn<Row>[] = [
  { key: "name", title: "Name", cell: ({ name }) => name },
  {
    key: "failed",
    title: "Failed",
    align: "right",
    className: ({ failed }) => (failed > 0 ? "text-danger" : "text-quiet"),
    cell: ({ failed }) => failed,
  },
];

const markup = (rows: readonly Row[]) =>
  renderToStaticMarkup(createElement(DataTable<Row>, { columns, rows, rowKey: ({ name }) => name }));

test("each column has a heading, and the first cell of a row is the heading of its row", () => {
  const html = markup([{ name: "probe", failed: 0 }]);
  expect(html.match(/<th scope="col"[^>]*>[^<]*/g)?.map((tag) => tag.replace(/.*>/, ""))).toEqual(["Name", "Failed"]);
  expect(html).toMatch(/<th scope="row"[^>]*>probe<\/th><td[^>]*>0<\/td>/);
});

test("numbers are right-aligned, and a cell can read its row", () => {
  const html = markup([
    { name: "probe", failed: 0 },
    { name: "identify", failed: 3 },
  ]);
  const cells = [...html.matchAll(/<td class="([^"]*)"/g)].map(([, classes]) => classes);
  expect(cells.map((classes) => classes?.includes("text-right"))).toEqual([true, true]);
  expect(cells.map((classes) => classes?.split(" ").at(-1))).toEqual(["text-quiet", "text-danger"]);
});
