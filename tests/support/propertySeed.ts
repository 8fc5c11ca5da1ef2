import fc from "fast-check";

/**
 * A run of the tests says the same of the same tree, each time. Other corners are searched with another seed:
 * `FILMOTHEQUE_TEST_SEED=7 npm test`; a counterexample found this way becomes a separate test.
 */
fc.configureGlobal({ seed: Number(process.env.FILMOTHEQUE_TEST_SEED ?? 1895) });
