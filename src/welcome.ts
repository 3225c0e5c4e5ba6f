import type { Config } from "./config.ts";
import type { Script } from "./core/script.ts";

/** What is printed at start: where everything is. `at`: our own address on this machine. */
export function welcome(config: Config, at: string, scripts: ReadonlyMap<string, Script>): string {
  const cities = [...scripts.values()].map(({ city }) => city.name).join("、");
  const lines = config.demo
    ? [
        "つなぐ（体験版）を始めました。本物のLINEにはつながっていません。",
        `  はじめに          ${at}/`,
        `  住民として話す     ${at}/simulator`,
        `  相談員として受ける ${at}/desk`,
        `  流れを見る        ${at}/studio`,
        `  市：${cities}　データ：${config.dataDir}　止めるには Ctrl+C`,
      ]
    : [`つなぐ is serving ${cities} at ${at} (webhooks: ${at}/webhook/<city>, desk: ${at}/desk)`];
  return `${lines.join("\n")}\n`;
}
