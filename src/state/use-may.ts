import { mayDo, type Verb } from '#domain/journal/role-table.ts'
import { useApp } from './app-store.ts'

/** May the person who is signed in do this? What they may not is not offered to them. */
export function useMay(verb: Verb): boolean {
  return useApp(({ session }) => session !== null && mayDo(session.author.role, verb).ok)
}
