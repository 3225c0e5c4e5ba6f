import { MENU_COMMANDS, MENU_LABEL_MAX, MENU_SAY_MAX, type MenuTile } from "../../../core/city-menu.ts";
import { Line, Pick } from "../flow/small-fields.tsx";
import { menuWords as say } from "./menu-words.ts";

type Action = MenuTile["action"];
const KINDS = ["command", "link", "phone", "say"] as const satisfies readonly Action["do"][];
const FRESH: Record<Action["do"], Action> = {
  command: { do: "command", command: "start" },
  link: { do: "link", url: "https://" },
  phone: { do: "phone", number: "" },
  say: { do: "say", text: "" },
};

/** One tile: what stands on it, and what a tap does. */
export function TileFields({ tile, onChange }: { tile: MenuTile; onChange: (tile: MenuTile) => void }) {
  const { label, action } = tile;
  const set = (next: Action) => onChange({ label, action: next });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-2 sm:grid-cols-3">
      <Line
        label={say.label.label}
        hint={say.label.hint}
        max={MENU_LABEL_MAX}
        value={label}
        onChange={(to) => onChange({ label: to, action })}
      />
      <Pick
        label={say.does}
        value={action.do}
        onChange={(kind) => set(FRESH[KINDS.find((each) => each === kind) ?? "command"])}
      >
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {say.actions[kind]}
          </option>
        ))}
      </Pick>
      <ActionFields action={action} set={set} />
    </div>
  );
}

function ActionFields({ action, set }: { action: Action; set: (action: Action) => void }) {
  switch (action.do) {
    case "command":
      return (
        <Pick
          label={say.command}
          value={action.command}
          onChange={(name) =>
            set({ do: "command", command: MENU_COMMANDS.find((each) => each === name) ?? action.command })
          }
        >
          {MENU_COMMANDS.map((name) => (
            <option key={name} value={name}>
              {say.commands[name]}
            </option>
          ))}
        </Pick>
      );
    case "link":
      return <Line {...say.url} value={action.url} onChange={(url) => set({ do: "link", url })} />;
    case "phone":
      return <Line {...say.number} value={action.number} onChange={(number) => set({ do: "phone", number })} />;
    case "say":
      return <Line {...say.say} max={MENU_SAY_MAX} value={action.text} onChange={(text) => set({ do: "say", text })} />;
    default:
      return action satisfies never;
  }
}
