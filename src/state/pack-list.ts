import type { SignedLetter } from '#domain/letter/letter-parts.ts'
import { useApp, type PackList } from './app-store.ts'
import { dropEnclosures } from './pack.ts'

export type { ListedFile } from './app-store.ts'

const nothing: PackList = { files: [], saved: [], doing: '' }

/** The list of a signed version; an empty one where none is begun. */
export function usePackList({ blob }: Pick<SignedLetter, 'blob'>): PackList {
  return useApp(({ packLists }) => packLists.get(blob) ?? nothing)
}

/** Changes the list of a signed version. What comes of an earlier session's files comes to nobody. Answers whether it was this one's. */
export function changePackList({ blob }: Pick<SignedLetter, 'blob'>, began: object | null, change: (before: PackList) => Partial<PackList>): boolean {
  const { session } = useApp.getState()
  if (session === null || session !== began) return false
  useApp.setState(({ packLists }) => {
    const before = packLists.get(blob) ?? nothing
    return { packLists: new Map(packLists).set(blob, { ...before, ...change(before) }) }
  })
  return true
}

/** Lets go of a list and of every file that is held for it. */
export function forgetPackList({ blob }: Pick<SignedLetter, 'blob'>): void {
  dropEnclosures((useApp.getState().packLists.get(blob)?.files ?? []).flatMap(({ found }) => found.key ?? []))
  useApp.setState(({ packLists }) => ({ packLists: new Map([...packLists].filter(([key]) => key !== blob)) }))
}

/** Is nothing lost by letting the list go? */
export function isPackSaved({ files, saved }: PackList): boolean {
  return files.length === 0 || saved === files
}
