import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./styles.css";

/** Puts a page into the `#root` of its index.html, with the base styles. Throws when the html has no root: a broken build. */
export function showPage(page: ReactNode): void {
  const root = document.getElementById("root");
  if (root === null) throw new Error("index.html has no #root");
  createRoot(root).render(<StrictMode>{page}</StrictMode>);
}
