import { useApp } from '#state/app-store.ts'
import { Batch } from './batch.tsx'
import { ChooseLetters } from './choose-letters.tsx'
import './batch.css'

/** The copies of several signed letters in one batch: which letters, then each copy by itself. */
export function CopiesScreen() {
  const cases = useApp((state) => state.batch.cases)
  return cases === null ? <ChooseLetters /> : <Batch cases={cases} />
}
