import { type Changes, makeChanges } from "./changes.ts";
import { type Chats, makeChats } from "./chats.ts";
import { type CityAccount, type CityChannel, cityAccount } from "./city-account.ts";
import { type Database, openDatabase } from "./database.ts";
import { type Ids, makeIds, type Random } from "./ids.ts";
import { type Loading, makeLoading } from "./loading.ts";
import { type Media, makeMedia } from "./media.ts";
import { makePushQuota, type PushQuota } from "./push-quota.ts";
import { makeReplyTokens, type ReplyTokens } from "./reply-tokens.ts";
import { makeResidents, type Residents } from "./residents.ts";
import { makeRetryKeys, type RetryKeys } from "./retry-keys.ts";
import { makeRichMenus, type RichMenus } from "./rich-menus.ts";
import { makeViolations, type Violations } from "./violations.ts";
import { makeWebhooks, type Redelivery, type Webhooks } from "./webhooks.ts";

/** The local LINE: everything it knows. The two APIs (LINE's and the browser's) are two doors to it. */
export type Platform = {
  cities: ReadonlyMap<string, CityAccount>;
  now: () => number;
  /** Where a city's webhooks go. */
  webhookUrl: (cityId: string) => string;
  ids: Ids;
  residents: Residents;
  chats: Chats;
  media: Media;
  replyTokens: ReplyTokens;
  retryKeys: RetryKeys;
  pushQuota: PushQuota;
  richMenus: RichMenus;
  loading: Loading;
  violations: Violations;
  webhooks: Webhooks;
  changes: Changes;
  /** Aborted when the simulator closes: whatever still hangs lets go. */
  closing: AbortSignal;
  /** All of `work` is in the file, or nothing of it. */
  atomic: Database["atomic"];
  close(): Promise<void>;
};

export type PlatformWish = {
  file: string;
  cities: readonly CityChannel[];
  webhookUrl: (cityId: string) => string;
  now: () => number;
  random: Random;
  redelivery: Redelivery;
  pushLimit: number | null;
};

export function makePlatform({ file, now, random, webhookUrl, redelivery, ...wish }: PlatformWish): Platform {
  const cities = new Map(wish.cities.map((city) => [city.id, cityAccount(city)]));
  const db = openDatabase(file);
  const closing = new AbortController();
  const changes = makeChanges();
  const chats = makeChats(db);
  const replyTokens = makeReplyTokens(db);
  const webhooks = makeWebhooks({
    db,
    cities,
    webhookUrl,
    replyTokens,
    chats,
    changes,
    now,
    redelivery,
    closing: closing.signal,
  });
  return {
    cities,
    now,
    webhookUrl,
    chats,
    replyTokens,
    webhooks,
    changes,
    ids: makeIds(now, random),
    residents: makeResidents(db),
    media: makeMedia(db),
    retryKeys: makeRetryKeys(db),
    pushQuota: makePushQuota(db, wish.pushLimit),
    richMenus: makeRichMenus(db),
    loading: makeLoading(),
    violations: makeViolations(db, changes),
    closing: closing.signal,
    atomic: db.atomic,
    close: async () => {
      closing.abort();
      await webhooks.settle();
      db.close();
    },
  };
}
