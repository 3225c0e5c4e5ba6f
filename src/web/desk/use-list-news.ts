import { useEffect, useRef, useState } from "react";
import type { CaseRow } from "../../core/casework/views.ts";
import { newsBetween } from "./list-news.ts";
import { words } from "./words.ts";

/**
 * Which lines came in while looking, and a sentence about the last change for those who listen instead of look.
 * `firstPage` only: what "show more" brings is not new.
 */
export function useListNews(firstPage: readonly CaseRow[]): { fresh: ReadonlySet<string>; says: string } {
  const before = useRef(firstPage);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const [says, setSays] = useState("");

  useEffect(() => {
    const news = newsBetween(before.current, firstPage);
    before.current = firstPage;
    if (news.arrived.length > 0) setFresh((known) => new Set([...known, ...news.arrived]));
    const sentence = [
      news.arrived.length > 0 ? words.lists.arrived(news.arrived.length) : "",
      news.alarmed.length > 0 ? words.lists.alarmed(news.alarmed.length) : "",
      news.waiting.length > 0 ? words.lists.nowWaiting(news.waiting.length) : "",
    ].join("");
    if (sentence !== "") setSays(sentence);
  }, [firstPage]);

  return { fresh, says };
}
