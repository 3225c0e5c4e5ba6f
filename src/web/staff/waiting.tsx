import { words } from "./words.ts";

/** Shown while something loads; invisible for the first 300 ms (desk.css), so that quick answers do not flash. */
export function Waiting() {
  return (
    <p role="status" className="late px-4 py-10 text-center text-std-17N-170 text-solid-gray-700">
      {words.loading}
    </p>
  );
}
