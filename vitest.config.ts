import { defineConfig } from "vitest/config";
import { passingFolder } from "./test/passing-folder.ts";
import { SlowFirst } from "./test/slow-first.ts";

/** Tests of what only decides: they start nothing and change nothing outside themselves, so that files share their modules. */
const DECISIONS = ["casework", "city", "content", "flow", "locales", "simulator", "talks", "triage", "web"].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);

// Everything that tests, and what they start, put into the folder for passing things.
process.env.TMPDIR = passingFolder();
// Many tests start the product: Node keeps what it has compiled of it.
process.env.NODE_COMPILE_CACHE ??= `${import.meta.dirname}/node_modules/.cache/compiled`;

export default defineConfig({
  test: {
    reporters: ["default", "./test/closing-line.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // As long as the browser waits for an answer.
    expect: { poll: { timeout: 20_000 } },
    // For two cores: many tests wait for a process or a page, and somebody else can have the core meanwhile.
    maxWorkers: 3,
    sequence: { sequencer: SlowFirst },
    projects: [
      { extends: true, test: { name: "decisions", include: DECISIONS, isolate: false } },
      {
        extends: true,
        test: {
          name: "parts",
          include: ["test/**/*.test.ts"],
          exclude: DECISIONS,
          globalSetup: ["./test/postgres.ts"],
        },
      },
    ],
  },
});
