import { nothingElsewhere, type Elsewhere } from '#domain/rules-across/elsewhere.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { useApp } from '#state/app-store.ts'
import { elsewhereIn, sharingIn } from '#state/of-the-child.ts'

/** What the child’s other cases, and entries of the same child, say that everybody must know. */
export function useElsewhere(file: CaseFile | null): Elsewhere {
  const summaries = useApp((state) => state.summaries)
  if (file?.subject == null) return nothingElsewhere
  return elsewhereIn(summaries, file.id, file.subject.patient)
}

/** The hospital numbers of other children who have this child’s NHS number too. */
export function useSharedNumber(file: CaseFile | null): readonly string[] {
  const summaries = useApp((state) => state.summaries)
  if (file?.subject == null) return []
  return sharingIn(summaries, file.subject.patient).map(({ identity }) => identity?.hospitalNumber ?? '')
}
