export async function askPeers(_c: unknown, _u: unknown): Promise<{name: string; judged: never[]}[]> { return []; }
