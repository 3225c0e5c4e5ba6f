export function showEffect(_root: string, _file: string | null): number { return 0; }
