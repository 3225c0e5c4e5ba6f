import { Redis } from "ioredis";

/** What Redis was asked so far: scripts run, lists of what is due looked at, calls from process to process; and its own CPU time, ms. */
export type RedisWork = { scripts: number; looks: number; calls: number; cpuMs: number };

/** The same for each event: what can be compared where there are not enough cores to compare rates. */
export type RedisWatch = { work(): Promise<RedisWork>; end(): void };

const WORK = { scripts: ["evalsha", "eval"], looks: ["zrangebyscore"], calls: ["publish"] } as const;

/** Asks a Redis for its own account. */
export function watchRedis(url: string): RedisWatch {
  const client = new Redis(url);
  const number = (info: string, name: string) => Number(new RegExp(`^${name}([\\d.]+)`, "m").exec(info)?.[1] ?? 0);
  return {
    async work() {
      const [commands, cpu] = await Promise.all([client.info("commandstats"), client.info("cpu")]);
      const count = (names: readonly string[]) =>
        names.reduce((sum, name) => sum + number(commands, `cmdstat_${name}:calls=`), 0);
      const cpuMs = (number(cpu, "used_cpu_user:") + number(cpu, "used_cpu_sys:")) * 1000;
      return { scripts: count(WORK.scripts), looks: count(WORK.looks), calls: count(WORK.calls), cpuMs };
    },
    end: () => client.disconnect(),
  };
}

/** What came in between, for each of so many events. */
export function perEvent(before: RedisWork, after: RedisWork, events: number): RedisWork {
  const each = (name: keyof RedisWork) => (after[name] - before[name]) / events;
  return { scripts: each("scripts"), looks: each("looks"), calls: each("calls"), cpuMs: each("cpuMs") };
}
