import { createHash } from "node:crypto";

/** A city's LINE account as main.ts knows it. */
export type CityChannel = { id: string; name: string; channelSecret: string; channelAccessToken: string };

/** The account as residents and webhooks see it. */
export type CityAccount = CityChannel & { botUserId: string; basicId: string };

/** The bot's user id must survive restarts (it is the `destination` of every webhook), so it comes from the city's id. */
export function cityAccount(channel: CityChannel): CityAccount {
  const digest = createHash("sha256").update(`bot of ${channel.id}`).digest("hex");
  return { ...channel, botUserId: `U${digest.slice(0, 32)}`, basicId: `@${digest.slice(0, 8)}` };
}
