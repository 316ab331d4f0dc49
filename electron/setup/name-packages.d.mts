export function readMissingLibraries(lddOutput: string): string[]
export function namePackages(libraries: readonly string[], hasTime64Names: boolean): string[]
export function hasTime64Names(osRelease: string): boolean
