import type { OnTap } from "./on-tap.ts";
import type { Sheet } from "./sheet-on-top.tsx";
import { type PhoneMove, tapOf } from "./tap-of.ts";
import type { Acts } from "./use-acts.ts";

type Hands = {
  acts: Acts;
  openSheet: (sheet: Sheet) => void;
  setDraft: (text: string) => void;
  setMenuOpen: (open: boolean) => void;
};

/** Carries out whatever a tap means: sends it, opens a sheet, moves the keyboard or the menu. */
export function useTaps(hands: Hands): OnTap {
  return (action) => {
    const tap = tapOf(action);
    switch (tap.kind) {
      case "act":
        void hands.acts.send(tap.act);
        if (tap.phone !== null) movePhone(tap.phone, hands);
        return;
      case "place":
      case "picture":
      case "not_here":
        hands.openSheet({ kind: tap.kind });
        return;
      case "link":
        hands.openSheet({ kind: "link", uri: tap.uri });
        return;
      case "copy":
        hands.openSheet({ kind: "copy", text: tap.text });
        return;
      default:
        tap satisfies never;
    }
  };
}

function movePhone(phone: PhoneMove, hands: Hands): void {
  switch (phone.move) {
    case "keyboard":
      hands.setDraft(phone.fillIn);
      return;
    case "open_menu":
      hands.setMenuOpen(true);
      return;
    case "close_menu":
      hands.setMenuOpen(false);
      return;
    default:
      phone satisfies never;
  }
}
