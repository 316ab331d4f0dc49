export function setFuses(executable: string): Promise<void>
