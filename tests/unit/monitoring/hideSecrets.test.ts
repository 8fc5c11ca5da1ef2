import { expect, test } from "vitest";
import { redactSecrets } from "../../../src/monitoring/log/redactSecrets.ts";

const SECRET = "s3cr3t-0123456789abcdef";

test.each([
  ["a key in an address", `https://api.themoviedb.org/3/movie/12?api_key=${SECRET}&language=fr`],
  ["a key in an address inside an address", `https://proxy/?to=https%3A%2F%2Fx%3Fapi_key%3D${SECRET}`],
  ["a bearer token", `Authorization: Bearer ${SECRET}`],
  ["the session's cookie", `cookie: theme=dark; filmotheque_session=${SECRET}; x=1`],
  ["a connection string", `postgres://ada:${SECRET}@db.example:5432/films`],
  ["a connection string with a bare @ in it", `postgres://ada:p@${SECRET}@db.example:5432/films`],
  ["a connection string of words", `host=db password=${SECRET} user=ada`],
  ["an object as text", `{"userId":"ada","password":"${SECRET}"}`],
  ["an object as text inside an object", JSON.stringify({ body: JSON.stringify({ tmdbKey: SECRET }) })],
  ["a signed token", `the key eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOiI5${SECRET}.${SECRET} was refused`],
])("%s is hidden", (_, text) => {
  expect(redactSecrets(text)).not.toContain(SECRET);
  expect(redactSecrets(text)).toContain("[hidden]");
});

test("what is no secret stays as it is", () => {
  const line = JSON.stringify({
    url: "http://127.0.0.1:4780/api/films",
    email: "ada@example.org",
    file: "/films/Le Mot de passe (1999).mkv",
    token: null,
    tokens: 3,
  });
  expect(redactSecrets(line)).toBe(line);
});

test("a line of JSON stays one", () => {
  const line = JSON.stringify({
    a: `postgres://ada:${SECRET}@db`,
    b: `say "password=${SECRET}"`,
    c: JSON.stringify({ password: SECRET, next: 1 }),
  });
  expect(redactSecrets(line)).not.toContain(SECRET);
  expect(Object.keys(JSON.parse(redactSecrets(line)))).toEqual(["a", "b", "c"]);
});

test.each(["a", "eyJ", "-eyJ", "password", "://", "://a:", "Bearer ", '"password":', "token=", "api_key%3D"])(
  "100,000 times %j is gone through to its end",
  (part) => {
    expect(redactSecrets(part.repeat(100_000)).length).toBeGreaterThan(0);
  },
);
