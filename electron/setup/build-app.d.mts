export function buildIfStale(root: string): Promise<void>
export function buildAfresh(root: string): Promise<boolean>
export function forgetBuild(root: string): void
export function electronVite(root: string): string
export function isStale(root: string): boolean
