import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const page = (name: string) => `${import.meta.dirname}/src/web/${name}/index.html`;

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
    rolldownOptions: { input: [page("landing"), page("simulator"), page("desk"), page("studio"), page("page")] },
  },
});
