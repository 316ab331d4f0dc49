export function fetchRuntime(from?: {
  readonly folder?: string
  readonly integrity?: string
  readonly download?: (folder: string) => Promise<string>
}): Promise<void>
