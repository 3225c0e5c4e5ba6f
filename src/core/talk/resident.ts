import type { Action, Bubble } from "../bubble.ts";
import type { Effect } from "../effect.ts";
import type { Event, EventOf } from "../event.ts";
import type { Happening } from "./talk.ts";

const MINUTE_MS = 60_000;
const UNITS = { 分: MINUTE_MS, 時間: 60 * MINUTE_MS, 日: 24 * 60 * MINUTE_MS } as const;
const KINDS = { スタンプ: "sticker", 写真: "image", 声: "audio", 動画: "video", ファイル: "file" } as const;

/** Plays the resident's and the staff's side: turns what happens in a talk into events, and remembers every button shown. */
export class Resident {
  #time: number;
  #count = 0;
  readonly #buttons: Button[] = [];
  readonly #sent = new Map<string, string>();

  constructor(at: string) {
    this.#time = Date.parse(at);
  }

  now(): number {
    return this.#time;
  }

  /** What the case is called, once it is known. */
  caseId: string | null = null;
  holder = { id: "", name: "" };

  /** What happens, as events. Throws CannotHappen for a button that was never shown, words nobody wrote, staff without a case. */
  happen(happening: Happening): Event[] {
    this.#time += 20_000;
    if ("待つ" in happening) {
      const [, amount = "0", unit = "分"] = /^(\d+)(分|時間|日)$/.exec(happening.待つ) ?? [];
      this.#time += Number(amount) * UNITS[unit === "時間" || unit === "日" ? unit : "分"];
      return [];
    }
    if ("友だち追加" in happening) return [{ ...this.#base(), type: "followed", again: false }];
    if ("住民" in happening) return [this.#say(happening.住民)];
    if ("ページで" in happening) return [{ ...this.#say(happening.ページで), onPage: true }];
    if ("続けて" in happening) return happening.続けて.map((text) => this.#say(text));
    if ("タップ" in happening)
      return [
        this.#tap(
          this.#buttons.findLast((each) => labelIs(each, happening.タップ)),
          happening.タップ,
        ),
      ];
    if ("前のボタン" in happening)
      return [
        this.#tap(
          this.#buttons.find((each) => labelIs(each, happening.前のボタン)),
          happening.前のボタン,
        ),
      ];
    if ("場所" in happening) {
      return [
        {
          ...this.#base(),
          type: "located",
          messageId: `m${this.#count}`,
          latitude: 35.7,
          longitude: 139.4,
          address: happening.場所,
        },
      ];
    }
    if ("送る" in happening)
      return [{ ...this.#base(), type: "showed", messageId: `m${this.#count}`, kind: KINDS[happening.送る] }];
    if ("取り消す" in happening) {
      const messageId = this.#sent.get(happening.取り消す);
      if (messageId === undefined) throw new CannotHappen(`「${happening.取り消す}」とは、だれも書いていません`);
      return [{ ...this.#base(), type: "unsent", messageId }];
    }
    if ("LINE" in happening) {
      return [
        happening.LINE === "ブロック"
          ? { ...this.#base(), type: "unfollowed" }
          : { ...this.#base(), type: "followed", again: true },
      ];
    }
    return [this.#staff(happening.職員)];
  }

  /** Remembers the buttons of what was shown. */
  see(effects: readonly Effect[]): void {
    for (const effect of effects) {
      if (effect.type !== "say" && effect.type !== "say_on_page") continue;
      const onPage = effect.type === "say_on_page";
      const actions = [...effect.bubbles.flatMap(actionsOf), ...effect.quick];
      const taps = actions.filter((action) => action.kind === "tap");
      this.#buttons.push(...taps.map(({ label, data }) => ({ label, data, onPage })));
    }
  }

  #say(text: string): EventOf<"said"> {
    const base = this.#base();
    const messageId = `m${this.#count}`;
    this.#sent.set(text, messageId);
    return { ...base, type: "said", messageId, text };
  }

  #tap(button: Button | undefined, label: string): Event {
    if (button === undefined) throw new CannotHappen(`「${label}」というボタンは、出ていません`);
    const tapped = { ...this.#base(), type: "tapped" as const, data: button.data };
    return button.onPage ? { ...tapped, onPage: true } : tapped;
  }

  #staff(does: Extract<Happening, { 職員: unknown }>["職員"]): Event {
    const { caseId, holder } = this;
    if (caseId === null) throw new CannotHappen("相談がまだ届いていないので、職員は何もできません");
    const base = { ...this.#base(), caseId };
    if (does === "受け付ける") return { ...base, type: "case_accepted", holder };
    if (does === "おわりにする") return { ...base, type: "case_closed" };
    if (does === "連絡があったか たずねる") return { ...base, type: "contact_asked", holder };
    if ("受け付ける" in does) return { ...base, type: "case_accepted", holder, contactBy: does.受け付ける };
    if ("新しい期限" in does) return { ...base, type: "contact_renewed", contactBy: does.新しい期限 };
    if ("もう一度はじめる" in does) {
      return { ...base, type: "case_reopened", holder, contactBy: does.もう一度はじめる, accepted: true };
    }
    if ("上にあがる" in does) {
      this.holder = { id: "above", name: does.上にあがる };
      return { ...base, type: "case_passed", holder: this.holder, climbed: true };
    }
    if ("返事" in does)
      return { ...base, type: "staff_replied", messageId: `s${this.#count}`, text: does.返事, holder };
    this.holder = { id: "other", name: does.つなぐ };
    return { ...base, type: "case_passed", holder: this.holder };
  }

  #base(): { id: string; at: string } {
    this.#count += 1;
    return {
      id: `event-${String(this.#count).padStart(3, "0")}`,
      at: new Date(this.#time + this.#count).toISOString(),
    };
  }
}

/** A button where it was shown: one on the page is tapped there. */
type Button = { label: string; data: string; onPage: boolean };

/** A talk that no longer fits: its message says why, for whoever recorded it. */
export class CannotHappen extends Error {
  override name = "CannotHappen" as const;
}

function actionsOf(bubble: Bubble): Action[] {
  return bubble.kind === "text" ? [] : bubble.actions;
}

/** 「1 自分のこと」 is asked for as 「自分のこと」. */
function labelIs(action: { label: string }, label: string): boolean {
  return action.label === label || action.label.replace(/^\d+ /, "") === label;
}
