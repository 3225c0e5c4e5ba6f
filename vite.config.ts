import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const page = (name: string) => `${import.meta.dirname}/src/web/${name}/index.html`;

/** A module of one page alone stays with that page. */
const SHARED = { minShareCount: 2 };
/** What is needed together comes in one file instead of thirty small ones: each is a way to the server and back. */
const TOGETHER = [
  { name: "react", test: /node_modules\/(?:react|react-dom|scheduler)\// },
  { name: "query", test: /node_modules\/@tanstack\// },
  { name: "zod", test: /node_modules\/zod\// },
  { name: "button", test: /src\/web\/shared\/(?:button|demo-banner|show-page)\.tsx$/ },
  {
    name: "forms",
    test: /src\/web\/shared\/(?:banner|dialog|field|chip|query-json|use-now|ask-anew|language-switch)\.tsx?$/,
  },
  {
    name: "staff",
    test: /src\/web\/staff\/(?!account-page|enrol|renew|recovery|qr)|staff-names\.ts$|permissions\.ts$/,
    ...SHARED,
  },
  { name: "desk", test: /src\/web\/desk\/(?!plan|notice|form-dialog|radio)|(?:paper|operations-view)\.ts$/, ...SHARED },
];

/**
 * One page a user: `dist/web/<page>/index.html`; `landing` is served at `/`, the others at `/<page>`.
 * Every asset is a file under `/assets/` with a hash in its name: nothing inline, so that the server can send
 * `script-src 'self'` and let browsers keep assets for ever.
 */
export default defineConfig({
  root: `${import.meta.dirname}/src/web`,
  base: "/",
  plugins: [react(), tailwindcss()],
  build: {
    outDir: `${import.meta.dirname}/dist/web`,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: [page("landing"), page("simulator"), page("desk"), page("studio"), page("page")],
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: TOGETHER } },
    },
  },
});
