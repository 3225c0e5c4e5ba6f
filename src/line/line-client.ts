import { LineBotClient } from "@line/bot-sdk";
import type { Log } from "../app/log.ts";

/** Where LINE is, and how we are let in. Base URLs without a trailing path; tests and the simulator give their own. */
export type LineOptions = {
  /** Channel access token by city id. */
  tokens: ReadonlyMap<string, string>;
  apiBaseUrl: string;
  dataApiBaseUrl: string;
  /** Every call to LINE ends after this. */
  deadlineMs?: number;
  /** Fetching a photo or a film ends after this. */
  contentDeadlineMs?: number;
  log: Log;
};

/** LINE's own answers take well under a second; past this the resident has been waiting too long anyway. */
export const DEADLINE_MS = 8000;

/** Twenty megabytes over a municipal line. */
export const CONTENT_DEADLINE_MS = 60_000;

/** The SDK's client of the account that a token is for. */
export function lineClient({ apiBaseUrl, dataApiBaseUrl }: LineOptions, channelAccessToken: string): LineBotClient {
  return LineBotClient.fromChannelAccessToken({
    channelAccessToken,
    apiBaseURL: apiBaseUrl,
    dataApiBaseURL: dataApiBaseUrl,
  });
}
