/** Makes node_modules hold what package-lock.json names. */
export function installDependencies(root: string): Promise<void>

/** The npm that started us, else the one on the path: program and first arguments. */
export function npmCommand(env?: NodeJS.ProcessEnv): [string, ...string[]]
