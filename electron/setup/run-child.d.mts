/** What a program came to: whether it ended with 0, its exit code, and what it printed when quiet. */
export interface ChildResult {
  readonly ok: boolean
  readonly code: number
  readonly output: string
}
export function runChild(
  program: string,
  args: readonly string[],
  options?: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv; readonly quiet?: boolean; readonly timeoutMs?: number },
): Promise<ChildResult>
