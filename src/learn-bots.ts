import type { Meter } from "./app/meter.ts";
import { type MenuParts, startMenus } from "./app/show-menus.ts";
import { envName } from "./config.ts";
import { checkWebhook } from "./line/check-webhook.ts";
import { DEADLINE_MS, type LineOptions, lineClient } from "./line/line-client.ts";
import { makeMenuChannel } from "./line/rich-menu.ts";
import { setUpChannel } from "./line/set-up-channel.ts";

const AGAIN_MS = 60_000;

/**
 * From `begin` on asks LINE who our bots are (their webhooks' `destination`, by city); again every minute where LINE did not answer,
 * or does not know the token, which is said by the setting's name. `takesWebhooks` null: that is another process's matter; else it
 * is also said when LINE sends them elsewhere or nowhere. `menus` null: others bring the published menus to LINE.
 */
export function learnBots(
  line: LineOptions,
  meter: Pick<Meter, "called">,
  takesWebhooks: { publicUrl: string | null } | null,
  menus: Omit<MenuParts, "channel" | "log"> | null,
) {
  const bots = new Map<string, string>();
  let asking: NodeJS.Timeout | undefined;
  let showing: ReturnType<typeof startMenus> | undefined;
  const ask = async (city: string) => {
    const bot = await setUpChannel(line, city);
    if (bot.ok) {
      bots.set(city, bot.value.userId);
      meter.called(city, "info", "accepted");
      if (takesWebhooks !== null) await sayWebhook(line, city, takesWebhooks.publicUrl);
    } else if (bot.error === "token_wrong") {
      meter.called(city, "info", "unauthorised");
      line.log.error({ city, check: `${envName(city)}_LINE_CHANNEL_ACCESS_TOKEN` }, "line_token_wrong");
    }
  };
  const askAll = () => {
    for (const city of line.tokens.keys()) if (!bots.has(city)) void ask(city);
  };
  return {
    begin() {
      askAll();
      asking = setInterval(askAll, AGAIN_MS);
      if (menus !== null) showing = startMenus({ ...menus, channel: makeMenuChannel(line), log: line.log });
    },
    userIdOf: (city: string): string | null => bots.get(city) ?? null,
    async stop() {
      clearInterval(asking);
      await showing?.stop();
    },
  };
}

async function sayWebhook(line: LineOptions, city: string, publicUrl: string | null): Promise<void> {
  const token = line.tokens.get(city);
  if (token === undefined) return;
  const state = await checkWebhook(lineClient(line, token), { city, publicUrl, deadlineMs: DEADLINE_MS });
  if (state !== "fits") line.log.warn({ city, state: state ?? "unknown" }, "line_webhook_wrong");
}
