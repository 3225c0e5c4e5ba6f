import { Cluster, Redis, type RedisOptions } from "ioredis";
import type { RedisAddress } from "./parse-redis-url.ts";

export type RedisClient = Redis | Cluster;

/** No call waits longer for its answer: LINE gives a webhook about two seconds before it turns away. */
const ANSWER_MS_MAX = 1500;
/** A connection on which nothing is heard for so long is given up, so that further calls fail at once. */
const SILENCE_MS_MAX = 2000;
const CONNECT_MS_MAX = 3000;
const RECONNECT_MS_MAX = 500;
const AGAIN_AFTER_END_MS = 50;
/** A call whose node broke may be tried elsewhere so often; then it fails, and who asked decides. */
const CLUSTER_TRIES = 4;

/**
 * A client that fails quickly while Redis is away, and comes back by itself. Nothing is queued meanwhile: who cannot store an
 * event must say so at once, and LINE sends it again. `answerMsMax`: for whom nobody waits. It is not connected yet.
 */
export function makeClient(address: RedisAddress, answerMsMax: number = ANSWER_MS_MAX): RedisClient {
  const node: RedisOptions = {
    ...(address.username === null ? {} : { username: address.username }),
    ...(address.password === null ? {} : { password: address.password }),
    ...(address.tls ? { tls: {} } : {}),
    connectTimeout: CONNECT_MS_MAX,
    commandTimeout: answerMsMax,
    socketTimeout: Math.max(SILENCE_MS_MAX, answerMsMax),
    // Sent and unanswered is perhaps done: who asked finds out by asking again, not the connection by repeating blindly.
    autoResendUnfulfilledCommands: false,
  };
  if (address.kind === "cluster") {
    return new Cluster(address.nodes, {
      lazyConnect: true,
      enableAutoPipelining: true,
      enableOfflineQueue: false,
      slotsRefreshTimeout: CONNECT_MS_MAX,
      maxRedirections: CLUSTER_TRIES,
      clusterRetryStrategy: (times) => Math.min(50 * times, RECONNECT_MS_MAX),
      redisOptions: node,
    });
  }
  const common: RedisOptions = {
    ...node,
    db: address.database,
    lazyConnect: true,
    enableAutoPipelining: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (times) => Math.min(50 * times, RECONNECT_MS_MAX),
    // After a failover the old master answers READONLY: look for the new one.
    reconnectOnError: (error) => error.message.startsWith("READONLY"),
  };
  if (address.kind === "single") return new Redis({ ...common, ...address.node });
  const client = new Redis({
    ...common,
    sentinels: address.sentinels,
    name: address.master,
    enableTLSForSentinelMode: address.tls,
    sentinelCommandTimeout: ANSWER_MS_MAX,
    failoverDetector: true,
  });
  return endsWithUs(client);
}

/**
 * A client that ends only when we end it. ioredis's does by itself, for good, when it hears of a failover in the moment in which it asks a sentinel for
 * the master: its detector closes the connection that is just being made, and what is closed then counts as closed by us.
 */
function endsWithUs(client: Redis): Redis {
  const disconnect = client.disconnect.bind(client);
  let isOver = false;
  client.disconnect = (reconnect = false) => {
    isOver ||= !reconnect;
    disconnect(reconnect);
  };
  const again = () => {
    if (!isOver && client.status === "end") client.connect().catch(() => undefined);
  };
  return client.on("end", () => void setTimeout(again, AGAIN_AFTER_END_MS));
}
