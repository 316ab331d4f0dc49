/** Whether a program is found by its name, without a folder. */
export function isOnPath(program: string): boolean
