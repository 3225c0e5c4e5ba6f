import { type FormEvent, useState } from "react";
import type { Resident, SimulatorCity } from "../../core/simulator-view.ts";
import { Button } from "../shared/button.tsx";
import { TextField } from "../shared/field.tsx";
import { Pick } from "./pick.tsx";
import { simulatorApi } from "./simulator-api.ts";

/** Profile languages, each by its own name. An empty tag: the resident does not tell LINE. */
const LANGUAGES = [
  { value: "ja", label: "日本語" },
  { value: "en", label: "English" },
  { value: "vi", label: "Tiếng Việt" },
  { value: "zh-Hans", label: "简体中文" },
  { value: "", label: "教えない" },
] as const;

type FormProps = { cities: readonly SimulatorCity[]; onAdded: (resident: Resident) => void };

/** Makes a resident and adds the city's account as a friend, as 「追加」 in LINE does. */
export function NewResidentForm({ cities, onAdded }: FormProps) {
  const [city, setCity] = useState<string | null>(null);
  const [language, setLanguage] = useState("ja");
  const [nickname, setNickname] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const chosen = city ?? cities[0]?.id;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (chosen === undefined || busy) return;
    setBusy(true);
    const resident = await addFriend({ city: chosen, language: language || null, nickname: nickname.trim() || null });
    setBusy(false);
    if (resident === null) setProblem("うまくいきませんでした。もう一度ためしてください。");
    else onAdded(resident);
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-6">
      <Pick
        legend="市"
        options={cities.map((one) => ({ value: one.id, label: one.name }))}
        value={chosen ?? ""}
        onPick={setCity}
      />
      <Pick legend="スマホのことば" options={LANGUAGES} value={language} onPick={setLanguage} />
      <TextField
        label="名前（なくてもかまいません）"
        value={nickname}
        maxLength={20}
        autoComplete="off"
        onChange={(event) => setNickname(event.target.value)}
      />
      {problem ? (
        <p role="alert" className="text-std-16N-170 text-error-2">
          {problem}
        </p>
      ) : null}
      <Button type="submit" size="large" aria-disabled={busy || chosen === undefined}>
        友だちに追加して話す
      </Button>
    </form>
  );
}

type NewFriend = { city: string; language: string | null; nickname: string | null };

async function addFriend(body: NewFriend): Promise<Resident | null> {
  const made = await simulatorApi.addResident(body);
  if (!made.ok) return null;
  const followed = await simulatorApi.act(made.value.userId, { act: "follow" });
  return followed.ok ? made.value : null;
}
