export const projectFolder: string
export function cacheFolder(env?: Readonly<Record<string, string | undefined>>): string
export function reportFolder(root: string): string
export function compiledFolder(root: string): string
