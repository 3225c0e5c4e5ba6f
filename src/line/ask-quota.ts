import type { LineBotClient } from "@line/bot-sdk";
import { z } from "zod";
import type { LineStatus } from "../core/operations-view.ts";

const Quota = z.object({ type: z.string(), value: z.number().int().optional() });
const Consumption = z.object({ totalUsage: z.number().int() });

/** This month's pushes as LINE counts them, approximately (line.md 3.3); limit null: there is none. Rejects when LINE does not tell. */
export async function askQuota(client: LineBotClient): Promise<NonNullable<LineStatus["quota"]>> {
  const [quota, consumption] = await Promise.all([client.getMessageQuota(), client.getMessageQuotaConsumption()]);
  const { type, value } = Quota.parse(quota);
  return { limit: type === "limited" ? (value ?? null) : null, used: Consumption.parse(consumption).totalUsage };
}
