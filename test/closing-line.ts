import type { Reporter, TestModule } from "vitest/node";

/** Ends every run with one plain line, "N passed, N failed", that any tool can read. */
class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((each) => each.result().state));
    // A file that could not be loaded, or not be set up, has no failed test to count; it fails all the same.
    const broken = modules.filter(
      (module) => module.state() === "failed" && module.children.allTests("failed").next().done === true,
    ).length;
    const count = (state: string) => states.filter((each) => each === state).length;
    const skipped = count("skipped");
    const line = `${count("passed")} passed, ${count("failed") + broken + unhandled.length} failed`;
    process.on("exit", () => process.stdout.write(`${line}${skipped > 0 ? `, ${skipped} skipped` : ""}\n`));
  }
}

// biome-ignore lint/style/noDefaultExport: vitest loads a reporter by its default export
export default ClosingLine;
