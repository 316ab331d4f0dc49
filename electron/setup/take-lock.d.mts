export function withLock<T>(name: string, work: () => Promise<T>, words?: { readonly waiting?: string }): Promise<T>
