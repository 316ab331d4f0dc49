import type { Session } from '#bridge/computer.ts'
import { useApp, type PackList } from './app-store.ts'
import { dropEnclosures } from './pack.ts'

export type { ListedFile } from './app-store.ts'

const nothing: PackList = { files: [], saved: [], doing: '' }

/** The list of a case's letter; an empty one where none is begun. */
export function usePackList(caseId: string): PackList {
  return useApp(({ packLists }) => packLists.get(caseId) ?? nothing)
}

/** Changes a list as long as the session it was begun in lasts. Answers whether it does: what is held for one that has ended is nobody's. */
export function changePackList(caseId: string, began: Session | null, change: (before: PackList) => Partial<PackList>): boolean {
  const { session } = useApp.getState()
  if (session === null || session !== began) return false
  useApp.setState(({ packLists }) => {
    const before = packLists.get(caseId) ?? nothing
    return { packLists: new Map(packLists).set(caseId, { ...before, ...change(before) }) }
  })
  return true
}

/** Lets go of a list and of every file that is held for it. */
export function forgetPackList(caseId: string): void {
  dropEnclosures((useApp.getState().packLists.get(caseId)?.files ?? []).flatMap(({ found }) => found.key ?? []))
  useApp.setState(({ packLists }) => ({ packLists: new Map([...packLists].filter(([key]) => key !== caseId)) }))
}

/** Is nothing lost by letting the list go? */
export function isPackSaved({ files, saved }: PackList): boolean {
  return files.length === 0 || saved === files
}
